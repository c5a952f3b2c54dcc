// Package shop is the service of the page: its calls, what stands around
// them on the server and in the client, and how it ends.
package shop

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"sync"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/protoadapt"
	"google.golang.org/protobuf/types/known/timestamppb"

	"route500k/content/ring/grpc/shopv1"
)

// region:service

// Service keeps all in memory: the page is about what stands around it.
type Service struct {
	// What the contract gains answers Unimplemented until it is here.
	shopv1.UnimplementedShopServer

	prices map[string]int64 // kopecks

	mu      sync.Mutex
	stock   map[string]int32
	orders  map[string]*shopv1.Order // by id
	placed  map[string]string        // the id by the idempotency key
	changed chan struct{}            // closed when any order changes
}

// GetStock is a unary call: a message in, a message or an error out.
func (s *Service) GetStock(
	_ context.Context, req *shopv1.GetStockRequest,
) (*shopv1.GetStockResponse, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, ok := s.stock[req.GetSku()]
	if !ok {
		return nil, status.Errorf(codes.NotFound,
			"no article %q", req.GetSku())
	}
	return &shopv1.GetStockResponse{Sku: req.GetSku(), Available: n}, nil
}

// endregion

// New is a shop with these articles, their prices in kopecks.
func New(stock map[string]int32, prices map[string]int64) *Service {
	return &Service{
		prices:  maps.Clone(prices),
		stock:   maps.Clone(stock),
		orders:  map[string]*shopv1.Order{},
		placed:  map[string]string{},
		changed: make(chan struct{}),
	}
}

// PlaceOrder takes all that is asked for, or nothing.
func (s *Service) PlaceOrder(
	_ context.Context, req *shopv1.PlaceOrderRequest,
) (*shopv1.PlaceOrderResponse, error) {
	if err := validate(req); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if id, ok := s.placed[req.GetIdempotencyKey()]; ok {
		return placed(s.orders[id]), nil
	}
	left, total := maps.Clone(s.stock), int64(0)
	for _, item := range req.GetItems() {
		sku, n := item.GetSku(), item.GetQuantity()
		if left[sku] < n {
			return nil, outOfStock(sku, left[sku])
		}
		left[sku] -= n
		total += s.prices[sku] * int64(n)
	}
	order := &shopv1.Order{
		Id:           fmt.Sprintf("o-%d", len(s.orders)+1),
		Items:        req.GetItems(),
		TotalKopecks: total,
		Status:       shopv1.OrderStatus_ORDER_STATUS_PLACED,
		Comment:      req.Comment, // the pointer: absent stays absent
		PlacedAt:     timestamppb.Now(),
	}
	s.stock = left
	s.orders[order.Id] = order
	s.placed[req.GetIdempotencyKey()] = order.Id
	return placed(order), nil
}

// placed copies: gRPC encodes after the handler has returned, and the lock
// is free by then.
func placed(order *shopv1.Order) *shopv1.PlaceOrderResponse {
	return &shopv1.PlaceOrderResponse{Order: proto.CloneOf(order)}
}

// region:errors

// validate names all that is wrong at once, for people and for programs.
func validate(req *shopv1.PlaceOrderRequest) error {
	var bad []*errdetails.BadRequest_FieldViolation
	wrong := func(field, why string) {
		bad = append(bad, &errdetails.BadRequest_FieldViolation{
			Field: field, Description: why,
		})
	}
	if req.GetIdempotencyKey() == "" {
		wrong("idempotency_key", "must be set")
	}
	if len(req.GetItems()) == 0 {
		wrong("items", "must not be empty")
	}
	for i, item := range req.GetItems() {
		if item.GetQuantity() <= 0 {
			wrong(fmt.Sprintf("items[%d].quantity", i), "must be positive")
		}
	}
	if len(bad) == 0 {
		return nil
	}
	return detailed(codes.InvalidArgument, "the order cannot be read",
		&errdetails.BadRequest{FieldViolations: bad})
}

func outOfStock(sku string, left int32) error {
	return detailed(codes.FailedPrecondition, "out of stock",
		&errdetails.ErrorInfo{
			Reason: "OUT_OF_STOCK", // what a program compares
			Domain: "shop.example",
			Metadata: map[string]string{
				"sku": sku, "left": fmt.Sprint(left),
			},
		})
}

// detailed is an error that carries messages, as many as are useful.
func detailed(
	code codes.Code, text string, details ...protoadapt.MessageV1,
) error {
	full, err := status.New(code, text).WithDetails(details...)
	if err != nil { // a detail that cannot be encoded: the code remains
		return status.Error(code, text)
	}
	return full.Err()
}

// endregion

// region:watch

// WatchOrder is a server stream: the handler sends until it returns.
func (s *Service) WatchOrder(
	req *shopv1.WatchOrderRequest,
	stream grpc.ServerStreamingServer[shopv1.WatchOrderResponse],
) error {
	ctx := stream.Context()
	last := shopv1.OrderStatus_ORDER_STATUS_UNSPECIFIED
	for last != shopv1.OrderStatus_ORDER_STATUS_DELIVERED {
		now, changed, err := s.status(req.GetOrderId())
		if err != nil {
			return err
		}
		if now != last {
			err := stream.Send(&shopv1.WatchOrderResponse{Status: now})
			if err != nil {
				return err
			}
			last = now
			continue
		}
		select {
		case <-changed:
		case <-ctx.Done(): // the client has left, or this server does
			return ctx.Err()
		}
	}
	return nil
}

// endregion

func (s *Service) status(
	id string,
) (shopv1.OrderStatus, <-chan struct{}, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	order, ok := s.orders[id]
	if !ok {
		return 0, nil, status.Errorf(codes.NotFound, "no order %q", id)
	}
	return order.GetStatus(), s.changed, nil
}

// Advance moves an order one status on and tells those who watch it.
func (s *Service) Advance(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	order := s.orders[id]
	if order.GetStatus() == shopv1.OrderStatus_ORDER_STATUS_DELIVERED {
		return
	}
	order.Status++
	close(s.changed)
	s.changed = make(chan struct{})
}

// region:import

// ImportStock is a client stream: many messages in, one out.
func (s *Service) ImportStock(
	stream grpc.ClientStreamingServer[
		shopv1.ImportStockRequest, shopv1.ImportStockResponse],
) error {
	var sum shopv1.ImportStockResponse
	delivery := map[string]int32{}
	for {
		req, err := stream.Recv()
		if errors.Is(err, io.EOF) { // the client has said all
			break
		}
		if err != nil { // it has not: nothing is taken
			return err
		}
		item := req.GetItem()
		if item.GetQuantity() <= 0 {
			return status.Errorf(codes.InvalidArgument,
				"line %d: a quantity must be positive", sum.Lines+1)
		}
		delivery[item.GetSku()] += item.GetQuantity()
		sum.Lines++
		sum.Pieces += int64(item.GetQuantity())
	}
	s.mu.Lock()
	for sku, n := range delivery {
		s.stock[sku] += n
	}
	s.mu.Unlock()
	return stream.SendAndClose(&sum)
}

// endregion

// region:scan

// Scan is bidirectional: here each message is answered at once, but the
// two directions are independent, and a handler may send when it likes.
func (s *Service) Scan(
	stream grpc.BidiStreamingServer[
		shopv1.ScanRequest, shopv1.ScanResponse],
) error {
	var total int64
	for {
		req, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		price, ok := s.prices[req.GetSku()]
		if !ok { // the stream ends, and with it the receipt
			return status.Errorf(codes.NotFound,
				"no article %q", req.GetSku())
		}
		total += price
		if err := stream.Send(&shopv1.ScanResponse{
			Sku: req.GetSku(), PriceKopecks: price, TotalKopecks: total,
		}); err != nil {
			return err
		}
	}
}

// endregion
