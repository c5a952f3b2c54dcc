package shop_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/resolver"
	"google.golang.org/grpc/resolver/manual"
	"google.golang.org/grpc/status"

	"route500k/content/internal/proof"
	"route500k/content/ring/grpc/fleet"
	"route500k/content/ring/grpc/shop"
	"route500k/content/ring/grpc/shopv1"
)

// TestConnect is the client of production before two whole servers.
func TestConnect(t *testing.T) {
	var out strings.Builder
	synctest.Test(t, func(t *testing.T) {
		var network fleet.Fleet
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		calls := map[string]int{}
		limits := map[string]time.Duration{}
		for _, name := range []string{"a", "b"} {
			seen := grpc.ChainUnaryInterceptor(func(
				ctx context.Context, req any,
				info *grpc.UnaryServerInfo, next grpc.UnaryHandler,
			) (any, error) {
				calls[name]++
				deadline, _ := ctx.Deadline()
				limits[info.FullMethod] = time.Until(deadline)
				return next(ctx, req)
			})
			server := shop.NewServer(service(), around(), seen)
			lis := network.Listen(name)
			go server.Run(ctx, lis, 0, time.Second)
		}
		found := manual.NewBuilderWithScheme("shop")
		found.InitialState(resolver.State{Addresses: []resolver.Address{
			{Addr: "a"}, {Addr: "b"},
		}})
		conn, err := shop.Connect("shop:///any",
			grpc.WithResolvers(found),
			grpc.WithContextDialer(network.Dial),
			grpc.WithTransportCredentials(insecure.NewCredentials()))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		conn.Connect()
		synctest.Wait()
		client := shopv1.NewShopClient(conn)
		for range 10 {
			_, err := client.GetStock(t.Context(),
				&shopv1.GetStockRequest{Sku: "tea"})
			if err != nil {
				t.Fatal(err)
			}
		}
		_, err = client.PlaceOrder(t.Context(),
			&shopv1.PlaceOrderRequest{})
		fmt.Fprintln(&out, status.Code(err))
		if calls["a"]+calls["b"] != 11 || calls["a"] < 5 || calls["b"] < 5 {
			t.Errorf("calls: %v", calls)
		}
		for _, method := range []string{
			shopv1.Shop_GetStock_FullMethodName,
			shopv1.Shop_PlaceOrder_FullMethodName,
		} {
			fmt.Fprintln(&out, method, limits[method])
		}
		stop()
	})
	const want = "InvalidArgument\n" +
		"/shop.v1.Shop/GetStock 1s\n" +
		"/shop.v1.Shop/PlaceOrder 3s\n"
	if out.String() != want {
		t.Errorf("got:\n%s", out.String())
	}
}

// TestLimit is of a client that sets no deadline of its own.
func TestLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var network fleet.Fleet
		var left time.Duration
		network.Start(t, "shop", fleet.Stub{
			Get: func(ctx context.Context) error {
				deadline, _ := ctx.Deadline()
				left = time.Until(deadline)
				return nil
			},
		}.Server(grpc.ChainUnaryInterceptor(around().Unary)))
		conn := network.Client(t, "passthrough:///shop")
		_, err := shopv1.NewShopClient(conn).GetStock(t.Context(),
			&shopv1.GetStockRequest{})
		if err != nil || left != 5*time.Second {
			t.Errorf("the handler has %v, %v", left, err)
		}
	})
}

// TestLog shows both sides of one error.
func TestLog(t *testing.T) {
	var out strings.Builder
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		outer := shop.Around{
			Limit: time.Second,
			Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{
				ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
					if a.Key == slog.TimeKey {
						return slog.Attr{}
					}
					return a
				},
			})),
		}
		var network fleet.Fleet
		network.Start(t, "shop", fleet.Stub{
			Get: func(context.Context) error {
				return errors.New("db: password of shop refused")
			},
		}.Server(grpc.ChainUnaryInterceptor(outer.Unary)))
		conn := network.Client(t, "passthrough:///shop")
		_, err := shopv1.NewShopClient(conn).GetStock(t.Context(),
			&shopv1.GetStockRequest{})
		fmt.Fprintf(&out, "client: %v\nlog: %s", err, log.String())
	})
	proof.Golden(t, "testdata/log.txt",
		proof.Fold(out.String(), proof.Width))
}
