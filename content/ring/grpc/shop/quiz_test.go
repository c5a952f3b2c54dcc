package shop_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"route500k/content/internal/proof"
	"route500k/content/ring/grpc/fleet"
	"route500k/content/ring/grpc/shopv1"
)

func Example_codes() {
	// region:codes
	missing := status.Error(codes.NotFound, "no article")
	fmt.Println(status.Code(missing))
	fmt.Println(status.Code(fmt.Errorf("stock: %w", missing)))
	fmt.Println(status.Code(context.DeadlineExceeded))
	fmt.Println(status.Code(nil))

	late := status.Error(codes.DeadlineExceeded, "late")
	fmt.Println(errors.Is(late, context.DeadlineExceeded))
	// endregion

	// Output:
	// NotFound
	// NotFound
	// Unknown
	// OK
	// false
}

// region:lazy

// lazy forgets to answer.
type lazy struct {
	shopv1.UnimplementedShopServer
}

func (lazy) GetStock(
	context.Context, *shopv1.GetStockRequest,
) (*shopv1.GetStockResponse, error) {
	return nil, nil
}

// endregion

func TestLazy(t *testing.T) {
	var out strings.Builder
	var network fleet.Fleet
	server := grpc.NewServer()
	shopv1.RegisterShopServer(server, lazy{})
	network.Start(t, "shop", server)
	conn := network.Client(t, "passthrough:///shop")
	client := shopv1.NewShopClient(conn)
	// region:ask
	got, err := client.GetStock(t.Context(),
		&shopv1.GetStockRequest{Sku: "tea"})
	fmt.Fprintln(&out, got != nil, got.GetAvailable(), err)

	_, err = client.PlaceOrder(t.Context(),
		&shopv1.PlaceOrderRequest{})
	fmt.Fprintln(&out, status.Code(err))

	scan, err := client.Scan(t.Context())
	fmt.Fprintln(&out, err)
	_, err = scan.Recv()
	fmt.Fprintln(&out, status.Code(err))
	// endregion
	proof.Golden(t, "testdata/lazy.txt", out.String())
}
