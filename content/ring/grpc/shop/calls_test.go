package shop_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"testing"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/status"

	"route500k/content/internal/proof"
	"route500k/content/ring/grpc/fleet"
	"route500k/content/ring/grpc/shop"
	"route500k/content/ring/grpc/shopv1"
)

func service() *shop.Service {
	return shop.New(
		map[string]int32{"tea": 7, "cup": 1},
		map[string]int64{"tea": 30_000, "cup": 45_000})
}

func around() shop.Around {
	return shop.Around{
		Log:   slog.New(slog.DiscardHandler),
		Limit: 5 * time.Second,
	}
}

// start is a client of a fresh shop.
func start(t *testing.T) (shopv1.ShopClient, *shop.Service) {
	t.Helper()
	var network fleet.Fleet
	service := service()
	server := grpc.NewServer(
		grpc.ChainUnaryInterceptor(around().Unary),
		grpc.ChainStreamInterceptor(around().Stream))
	shopv1.RegisterShopServer(server, service)
	network.Start(t, "shop", server)
	conn := network.Client(t, "passthrough:///shop")
	return shopv1.NewShopClient(conn), service
}

// region:calls

func calls(
	ctx context.Context, out io.Writer,
	client shopv1.ShopClient, delivery *shop.Service,
) error {
	// Unary: one message each way.
	placed, err := client.PlaceOrder(ctx, &shopv1.PlaceOrderRequest{
		IdempotencyKey: "k1",
		Items:          []*shopv1.Item{{Sku: "tea", Quantity: 2}},
	})
	if err != nil {
		return err
	}
	order := placed.GetOrder()
	fmt.Fprintln(out, "unary:", order.GetId(), order.GetTotalKopecks())

	// Server stream: read until io.EOF, or end ctx.
	watch, err := client.WatchOrder(ctx,
		&shopv1.WatchOrderRequest{OrderId: order.GetId()})
	if err != nil {
		return err
	}
	for {
		event, err := watch.Recv()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		fmt.Fprintln(out, "server stream:", event.GetStatus())
		delivery.Advance(order.GetId())
	}

	// Client stream: send all, then ask for the answer.
	load, err := client.ImportStock(ctx)
	if err != nil {
		return err
	}
	for _, n := range []int32{10, 20} {
		err := load.Send(&shopv1.ImportStockRequest{
			Item: &shopv1.Item{Sku: "tea", Quantity: n},
		})
		if err != nil { // io.EOF here: the reason is in CloseAndRecv
			break
		}
	}
	sum, err := load.CloseAndRecv()
	if err != nil {
		return err
	}
	fmt.Fprintln(out, "client stream:", sum.GetLines(), sum.GetPieces())

	// Bidirectional: each side sends when it likes.
	scan, err := client.Scan(ctx)
	if err != nil {
		return err
	}
	for _, sku := range []string{"tea", "cup", "tea"} {
		if err := scan.Send(&shopv1.ScanRequest{Sku: sku}); err != nil {
			break
		}
		line, err := scan.Recv()
		if err != nil {
			return err
		}
		fmt.Fprintln(out, "both:", sku, line.GetTotalKopecks())
	}
	if err := scan.CloseSend(); err != nil {
		return err
	}
	_, err = scan.Recv()
	fmt.Fprintln(out, "both:", err) // the status of the call is OK
	return nil
}

// endregion

func TestCalls(t *testing.T) {
	client, service := start(t)
	var out strings.Builder
	if err := calls(t.Context(), &out, client, service); err != nil {
		t.Fatal(err)
	}
	proof.Golden(t, "testdata/calls.txt", out.String())
}

// tell prints an error as a client sees it.
func tell(out io.Writer, err error) {
	got := status.Convert(err)
	fmt.Fprintf(out, "%v: %s\n", got.Code(), got.Message())
	for _, detail := range got.Details() {
		switch detail := detail.(type) {
		case *errdetails.BadRequest:
			for _, v := range detail.GetFieldViolations() {
				fmt.Fprintf(out, "  %s %s\n",
					v.GetField(), v.GetDescription())
			}
		case *errdetails.ErrorInfo:
			fmt.Fprintf(out, "  %s in %s, %v\n", detail.GetReason(),
				detail.GetDomain(), detail.GetMetadata())
		}
	}
}

func TestDetails(t *testing.T) {
	client, _ := start(t)
	var out strings.Builder
	for _, req := range []*shopv1.PlaceOrderRequest{
		{Items: []*shopv1.Item{{Sku: "tea", Quantity: -1}}},
		{IdempotencyKey: "k2", Items: []*shopv1.Item{
			{Sku: "tea", Quantity: 1}, {Sku: "cup", Quantity: 2},
		}},
	} {
		_, err := client.PlaceOrder(t.Context(), req)
		tell(&out, err)
	}
	stock, err := client.GetStock(t.Context(),
		&shopv1.GetStockRequest{Sku: "tea"})
	if err != nil || stock.GetAvailable() != 7 {
		t.Errorf("tea after refused orders: %v, %v", stock, err)
	}
	proof.Golden(t, "testdata/details.txt", out.String())
}
