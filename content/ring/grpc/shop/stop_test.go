package shop_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"google.golang.org/grpc"
	healthv1 "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/status"

	"route500k/content/internal/proof"
	"route500k/content/ring/grpc/fleet"
	"route500k/content/ring/grpc/shop"
	"route500k/content/ring/grpc/shopv1"
)

// diary notes when things happen, in seconds of virtual time.
type diary struct {
	mu    sync.Mutex
	begin time.Time
	lines []string
}

func (d *diary) note(format string, args ...any) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.lines = append(d.lines, fmt.Sprintf("%4.1f s  %s",
		time.Since(d.begin).Seconds(), fmt.Sprintf(format, args...)))
}

func (d *diary) String() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	slices.Sort(d.lines) // what happens at one moment has no order
	return strings.Join(d.lines, "\n")
}

// slow makes unary calls last.
func slow(d time.Duration) grpc.ServerOption {
	return grpc.ChainUnaryInterceptor(func(
		ctx context.Context, req any,
		info *grpc.UnaryServerInfo, next grpc.UnaryHandler,
	) (any, error) {
		if info.FullMethod == shopv1.Shop_GetStock_FullMethodName {
			time.Sleep(d)
		}
		return next(ctx, req)
	})
}

func TestRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		story := &diary{begin: time.Now()}
		var network fleet.Fleet
		server := shop.NewServer(service(), around(),
			slow(3*time.Second))
		ctx, sigterm := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		lis := network.Listen("shop")
		go func() {
			err := server.Run(ctx, lis, 2*time.Second, 10*time.Second)
			story.note("Run: %v", err)
			ended <- err
		}()
		conn := network.Client(t, "passthrough:///shop")
		client := shopv1.NewShopClient(conn)
		get := func() {
			begin := time.Since(story.begin).Seconds()
			_, err := client.GetStock(t.Context(),
				&shopv1.GetStockRequest{Sku: "tea"})
			story.note("the call of %.1f: %v", begin, status.Code(err))
		}

		order, err := client.PlaceOrder(t.Context(),
			&shopv1.PlaceOrderRequest{
				IdempotencyKey: "k",
				Items:          []*shopv1.Item{{Sku: "tea", Quantity: 1}},
			})
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			watch, err := client.WatchOrder(t.Context(),
				&shopv1.WatchOrderRequest{
					OrderId: order.GetOrder().GetId(),
				})
			for err == nil {
				_, err = watch.Recv()
			}
			story.note("watch: %v", err)
		}()
		go func() {
			watch, err := healthv1.NewHealthClient(conn).Watch(
				t.Context(), &healthv1.HealthCheckRequest{
					Service: "shop.v1.Shop",
				})
			for err == nil {
				var now *healthv1.HealthCheckResponse
				if now, err = watch.Recv(); err == nil {
					story.note("health: %v", now.GetStatus())
				}
			}
			story.note("health: %v", status.Code(err))
		}()
		time.Sleep(time.Second)
		sigterm()
		time.Sleep(1500 * time.Millisecond)
		go get() // at 2.5, before GOAWAY
		time.Sleep(1500 * time.Millisecond)
		get() // at 4, after it
		<-ended
		synctest.Wait()
		proof.Golden(t, "testdata/run.txt", story.String())
	})
}

func TestGracefulStopWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var network fleet.Fleet
		service := service()
		server := grpc.NewServer()
		shopv1.RegisterShopServer(server, service)
		network.Start(t, "shop", server)
		client := shopv1.NewShopClient(
			network.Client(t, "passthrough:///shop"))
		order, err := client.PlaceOrder(t.Context(),
			&shopv1.PlaceOrderRequest{
				IdempotencyKey: "k",
				Items:          []*shopv1.Item{{Sku: "tea", Quantity: 1}},
			})
		if err != nil {
			t.Fatal(err)
		}
		watch, err := client.WatchOrder(t.Context(),
			&shopv1.WatchOrderRequest{OrderId: order.GetOrder().GetId()})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := watch.Recv(); err != nil {
			t.Fatal(err)
		}
		stopped := make(chan struct{})
		go func() {
			server.GracefulStop()
			close(stopped)
		}()
		time.Sleep(time.Hour)
		select {
		case <-stopped:
			t.Error("stopped in spite of an open stream")
		default:
		}
		server.Stop()
		<-stopped
		_, err = watch.Recv()
		t.Log(err)
	})
}
