// Package server implements the generated interface, in memory.
package server

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"

	"route500k/content/1-ramp-up/http-server/problem"
	"route500k/content/2-acceleration/openapi/gen"
)

// Orders keeps orders in memory.
type Orders struct {
	mu     sync.Mutex
	placed []gen.Order
	left   map[string]int // items on the shelf
}

// New fills the shelf.
func New(left map[string]int) *Orders { return &Orders{left: left} }

// region:place

// PlaceOrder implements gen.StrictServerInterface. The request has passed
// the contract: what remains is what a schema cannot say.
func (s *Orders) PlaceOrder(
	_ context.Context, r gen.PlaceOrderRequestObject,
) (gen.PlaceOrderResponseObject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, line := range r.Body.Lines {
		if s.left[line.Sku] < line.Count {
			return refuse(line.Sku), nil
		}
	}
	order := s.add(*r.Body)
	return gen.PlaceOrder201JSONResponse{
		Headers: gen.PlaceOrder201ResponseHeaders{
			Location: "/v1/orders/" + order.Id,
		},
		Body: order,
	}, nil
}

func refuse(sku string) gen.PlaceOrderResponseObject {
	detail := "not enough of " + sku
	body := gen.ProblemApplicationProblemPlusJSONResponse{
		Title: "Conflict", Status: http.StatusConflict, Detail: &detail,
	}
	return gen.PlaceOrder409ApplicationProblemPlusJSONResponse{
		ProblemApplicationProblemPlusJSONResponse: body,
	}
}

// endregion

// price of everything, in roubles
const price = 250

func (s *Orders) add(body gen.PlaceOrder) gen.Order {
	order := gen.Order{
		Id:      fmt.Sprintf("ord_%08d", len(s.placed)+1),
		Status:  "new",
		Comment: body.Comment, CreatedAt: time.Now().UTC(),
	}
	count := 0
	for _, line := range body.Lines {
		s.left[line.Sku] -= line.Count
		count += line.Count
		order.Lines = append(order.Lines, struct {
			Count int    `json:"count"`
			Price string `json:"price"`
			Sku   string `json:"sku"`
		}{line.Count, strconv.Itoa(price) + ".00", line.Sku})
	}
	order.Total = strconv.Itoa(count*price) + ".00"
	s.placed = append(s.placed, order)
	return order
}

// ListOrders implements gen.StrictServerInterface.
func (s *Orders) ListOrders(
	_ context.Context, r gen.ListOrdersRequestObject,
) (gen.ListOrdersResponseObject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	page := slices.Clone(s.placed)
	slices.Reverse(page)
	limit := 20 // the default of the contract
	if r.Params.Limit != nil {
		limit = *r.Params.Limit
	}
	return gen.ListOrders200JSONResponse{
		Items: append([]gen.Order{}, page[:min(limit, len(page))]...),
	}, nil
}

// GetOrder implements gen.StrictServerInterface.
func (s *Orders) GetOrder(
	_ context.Context, r gen.GetOrderRequestObject,
) (gen.GetOrderResponseObject, error) {
	order, ok := s.find(r.Id)
	if !ok {
		return gen.GetOrder404ApplicationProblemPlusJSONResponse{
			ProblemApplicationProblemPlusJSONResponse: gen.
				ProblemApplicationProblemPlusJSONResponse{
				Title: "Not Found", Status: http.StatusNotFound,
			},
		}, nil
	}
	return gen.GetOrder200JSONResponse(order), nil
}

// GetStatus implements gen.StrictServerInterface.
func (s *Orders) GetStatus(
	_ context.Context, r gen.GetStatusRequestObject,
) (gen.GetStatusResponseObject, error) {
	order, ok := s.find(r.Id)
	if !ok {
		return gen.GetStatusdefaultApplicationProblemPlusJSONResponse{
			Body:       gen.Problem{Title: "Not Found", Status: 404},
			StatusCode: http.StatusNotFound,
		}, nil
	}
	return gen.GetStatus200JSONResponse{Status: order.Status}, nil
}

func (s *Orders) find(id string) (gen.Order, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, order := range s.placed {
		if order.Id == id {
			return order, true
		}
	}
	return gen.Order{}, false
}

// region:handler

// Handler serves the contract under /v1. Without the two functions the
// generated code would answer with the text of the error.
func Handler(s gen.StrictServerInterface) http.Handler {
	strict := gen.NewStrictHandlerWithOptions(s, nil,
		gen.StrictHTTPServerOptions{
			RequestErrorHandlerFunc:  failed(400),
			ResponseErrorHandlerFunc: failed(500),
		})
	return gen.HandlerWithOptions(strict, gen.StdHTTPServerOptions{
		BaseURL:          "/v1",
		ErrorHandlerFunc: failed(400),
	})
}

func failed(status int) func(http.ResponseWriter, *http.Request, error) {
	return func(w http.ResponseWriter, _ *http.Request, _ error) {
		problem.Write(w, problem.Problem{Status: status})
	}
}

// endregion
