package bridge_test

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	"route500k/content/ring/grpc/bridge"
	"route500k/content/ring/grpc/fleet"
	"route500k/content/ring/grpc/shopv1"
)

var request = &shopv1.GetStockRequest{Sku: "tea"}

// inTime runs a test in virtual time, with a client whose calls go over
// the bridge to a server that does this.
func inTime(
	t *testing.T, serve func(context.Context) error,
	test func(t *testing.T, stock shopv1.ShopClient),
) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		over := bridge.Bridge{
			Keep:    []string{"x-request-id", "traceparent"},
			Default: time.Second,
			Reserve: 50 * time.Millisecond,
		}
		var network fleet.Fleet
		server := grpc.NewServer()
		shopv1.RegisterShopServer(server, stock{
			Stub: fleet.Stub{Get: serve}, serve: serve,
		})
		network.Start(t, "stock", server)
		conn := network.Client(t, "passthrough:///stock",
			grpc.WithChainUnaryInterceptor(over.Unary),
			grpc.WithChainStreamInterceptor(over.Stream, captured))
		test(t, shopv1.NewShopClient(conn))
	})
}

// stock has a stream that echoes, after serve.
type stock struct {
	fleet.Stub
	serve func(context.Context) error
}

func (s stock) Scan(
	stream grpc.BidiStreamingServer[
		shopv1.ScanRequest, shopv1.ScanResponse],
) error {
	for {
		req, err := stream.Recv()
		if err != nil {
			return nil
		}
		if err := s.serve(stream.Context()); err != nil {
			return err
		}
		err = stream.Send(&shopv1.ScanResponse{Sku: req.GetSku()})
		if err != nil {
			return err
		}
	}
}

// inner is the context that the last stream was given.
var inner atomic.Value

func captured(
	ctx context.Context, desc *grpc.StreamDesc, conn *grpc.ClientConn,
	method string, next grpc.Streamer, opts ...grpc.CallOption,
) (grpc.ClientStream, error) {
	inner.Store(&ctx)
	return next(ctx, desc, conn, method, opts...)
}

func left(ctx context.Context) time.Duration {
	deadline, ok := ctx.Deadline()
	if !ok {
		return 0
	}
	return time.Until(deadline)
}

// incoming is the context of a handler.
func incoming(t *testing.T, pairs ...string) context.Context {
	return metadata.NewIncomingContext(t.Context(),
		metadata.Pairs(pairs...))
}

func TestReserve(t *testing.T) {
	var got time.Duration
	inTime(t, func(ctx context.Context) error {
		got = left(ctx)
		return nil
	}, func(t *testing.T, stock shopv1.ShopClient) {
		ctx, cancel := context.WithTimeout(incoming(t),
			300*time.Millisecond)
		defer cancel()
		_, err := stock.GetStock(ctx, request)
		if want := 250 * time.Millisecond; err != nil || got != want {
			t.Errorf("stock has %v, %v; want %v", got, err, want)
		}
	})
}

func TestNoTimeLeft(t *testing.T) {
	asked := 0
	inTime(t, func(context.Context) error {
		asked++
		return nil
	}, func(t *testing.T, stock shopv1.ShopClient) {
		ctx, cancel := context.WithTimeout(incoming(t),
			40*time.Millisecond)
		defer cancel()
		_, err := stock.GetStock(ctx, request)
		if status.Code(err) != codes.DeadlineExceeded || asked != 0 {
			t.Errorf("%v after %d questions, want DeadlineExceeded "+
				"after none", status.Code(err), asked)
		}
	})
}

func TestDefault(t *testing.T) {
	var got time.Duration
	inTime(t, func(ctx context.Context) error {
		got = left(ctx)
		return nil
	}, func(t *testing.T, stock shopv1.ShopClient) {
		_, err := stock.GetStock(incoming(t), request)
		if err != nil || got != time.Second {
			t.Errorf("stock has %v, %v; want 1s", got, err)
		}
	})
}

func TestCancel(t *testing.T) {
	inTime(t, func(ctx context.Context) error {
		<-ctx.Done()
		return ctx.Err()
	}, func(t *testing.T, stock shopv1.ShopClient) {
		ctx, cancel := context.WithCancel(incoming(t))
		time.AfterFunc(100*time.Millisecond, cancel)
		begin := time.Now()
		_, err := stock.GetStock(ctx, request)
		if waited := time.Since(begin); waited > 100*time.Millisecond {
			t.Errorf("%v after %v, want Canceled after 100ms",
				status.Code(err), waited)
		}
	})
}

func TestMetadata(t *testing.T) {
	var got metadata.MD
	inTime(t, func(ctx context.Context) error {
		got, _ = metadata.FromIncomingContext(ctx)
		return nil
	}, func(t *testing.T, stock shopv1.ShopClient) {
		ctx := incoming(t, "x-request-id", "r-1",
			"traceparent", "old", "authorization", "Bearer of the user")
		ctx = metadata.AppendToOutgoingContext(ctx,
			"traceparent", "new")
		if _, err := stock.GetStock(ctx, request); err != nil {
			t.Error(err)
		}
		for _, line := range []struct {
			key  string
			want []string
		}{
			{"x-request-id", []string{"r-1"}},
			{"traceparent", []string{"new"}},
			{"authorization", nil},
		} {
			if got := got.Get(line.key); !slices.Equal(got, line.want) {
				t.Errorf("%s is %q, want %q", line.key, got, line.want)
			}
		}
	})
}

func TestStream(t *testing.T) {
	var got time.Duration
	var id []string
	inTime(t, func(ctx context.Context) error {
		got = left(ctx)
		md, _ := metadata.FromIncomingContext(ctx)
		id = md.Get("x-request-id")
		return nil
	}, func(t *testing.T, stock shopv1.ShopClient) {
		scan, err := stock.Scan(incoming(t, "x-request-id", "r-1"))
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			time.Sleep(time.Minute) // a stream may live long
			_ = scan.Send(&shopv1.ScanRequest{Sku: "tea"})
			if _, err := scan.Recv(); err != nil {
				t.Fatalf("the stream has ended: %v", status.Code(err))
			}
		}
		if got != 0 || !slices.Equal(id, []string{"r-1"}) {
			t.Errorf("the stream has %v, id %q; want no limit, r-1",
				got, id)
		}
	})
}

func TestStreamIsReleased(t *testing.T) {
	inTime(t, func(context.Context) error { return nil },
		func(t *testing.T, stock shopv1.ShopClient) {
			scan, err := stock.Scan(incoming(t))
			if err != nil {
				t.Fatal(err)
			}
			given := *inner.Load().(*context.Context)
			if given.Err() != nil {
				t.Errorf("a stream that begins has %v", given.Err())
			}
			_ = scan.CloseSend()
			_, _ = scan.Recv()
			synctest.Wait()
			if given.Err() == nil {
				t.Error("the stream is over, its context is not")
			}
		})
}
