package fleet_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/grpclog"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/status"

	"route500k/content/internal/proof"
	"route500k/content/ring/grpc/fleet"
	"route500k/content/ring/grpc/shopv1"
)

func init() { // GOAWAY is logged as an error, and here it is wanted
	grpclog.SetLoggerV2(grpclog.NewLoggerV2(
		io.Discard, io.Discard, io.Discard))
}

// cable is a connection that can be cut: what is sent is lost, nothing
// comes, and nobody is told.
type cable struct {
	net.Conn
	cut    <-chan struct{}
	closed chan struct{}
	close  sync.Once
}

func (c *cable) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	select {
	case <-c.cut:
		<-c.closed
		return 0, net.ErrClosed
	default:
		return n, err
	}
}

func (c *cable) Write(p []byte) (int, error) {
	select {
	case <-c.cut:
		return len(p), nil
	default:
		return c.Conn.Write(p)
	}
}

func (c *cable) Close() error {
	c.close.Do(func() { close(c.closed) })
	return c.Conn.Close()
}

// quiet sends one event and then has nothing to say.
type quiet struct {
	fleet.Stub
}

func (quiet) WatchOrder(
	_ *shopv1.WatchOrderRequest,
	stream grpc.ServerStreamingServer[shopv1.WatchOrderResponse],
) error {
	if err := stream.Send(&shopv1.WatchOrderResponse{}); err != nil {
		return err
	}
	<-stream.Context().Done()
	return stream.Context().Err() // nil would be a good end: io.EOF
}

func TestKeepalive(t *testing.T) {
	var out strings.Builder
	pings := grpc.WithKeepaliveParams(keepalive.ClientParameters{
		Time: 30 * time.Second, Timeout: 10 * time.Second,
	})
	allowed := grpc.KeepaliveEnforcementPolicy(
		keepalive.EnforcementPolicy{MinTime: 20 * time.Second})
	for _, line := range []struct {
		name   string
		client grpc.DialOption
		server grpc.ServerOption
		cut    bool
	}{
		{"cut, no keepalive", grpc.EmptyDialOption{},
			grpc.EmptyServerOption{}, true},
		{"cut, a ping after 30 s", pings, allowed, true},
		{"cut, options without fields",
			grpc.WithKeepaliveParams(keepalive.ClientParameters{}),
			allowed, true},
		{"whole, the server allows it", pings, allowed, false},
		{"whole, its default MinTime", pings,
			grpc.EmptyServerOption{}, false},
	} {
		synctest.Test(t, func(t *testing.T) {
			var network fleet.Fleet
			server := grpc.NewServer(line.server)
			shopv1.RegisterShopServer(server, quiet{})
			network.Start(t, "shop", server)
			cut := make(chan struct{})
			conn := network.Client(t, "passthrough:///shop",
				line.client, grpc.WithContextDialer(func(
					ctx context.Context, name string,
				) (net.Conn, error) {
					conn, err := network.Dial(ctx, name)
					return &cable{Conn: conn, cut: cut,
						closed: make(chan struct{})}, err
				}))
			ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
			defer cancel()
			watch, err := shopv1.NewShopClient(conn).WatchOrder(ctx,
				&shopv1.WatchOrderRequest{})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := watch.Recv(); err != nil {
				t.Fatal(err)
			}
			synctest.Wait()
			if line.cut {
				close(cut)
			}
			begin := time.Now()
			_, err = watch.Recv()
			reason := ""
			for _, known := range []string{
				"keepalive ping failed", "too_many_pings",
			} {
				if strings.Contains(err.Error(), known) {
					reason = ", " + known
				}
			}
			fmt.Fprintf(&out, "%-29s%-8v%v%s\n", line.name,
				time.Since(begin), status.Code(err), reason)
		})
	}
	proof.Golden(t, "testdata/keepalive.txt", out.String())
}

// flood sends as fast as it is let.
type flood struct {
	fleet.Stub
	sent chan int
}

// region:flood

func (f flood) Scan(
	stream grpc.BidiStreamingServer[
		shopv1.ScanRequest, shopv1.ScanResponse],
) error {
	message := &shopv1.ScanResponse{Sku: strings.Repeat("x", 1000)}
	for n := 1; ; n++ {
		if err := stream.Send(message); err != nil {
			return err
		}
		f.sent <- n // has room for all
	}
}

// endregion

func TestFlow(t *testing.T) {
	var out strings.Builder
	synctest.Test(t, func(t *testing.T) {
		var network fleet.Fleet
		server := grpc.NewServer()
		sender := flood{sent: make(chan int, 1000)}
		shopv1.RegisterShopServer(server, sender)
		network.Start(t, "shop", server)
		conn := network.Client(t, "passthrough:///shop",
			grpc.WithStaticStreamWindowSize(64<<10),
			grpc.WithStaticConnWindowSize(64<<10))
		client := shopv1.NewShopClient(conn)
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		scan, err := client.Scan(ctx)
		if err != nil {
			t.Fatal(err)
		}
		read := 0
		for _, until := range []int{0, 10, 100} {
			for ; read < until; read++ {
				if _, err := scan.Recv(); err != nil {
					t.Fatal(err)
				}
			}
			synctest.Wait()
			fmt.Fprintf(&out, "read %3d, sent %d\n", read,
				len(sender.sent))
		}
		_, err = client.GetStock(t.Context(), request)
		fmt.Fprintln(&out, "another call of this connection:",
			status.Code(err))
	})
	proof.Golden(t, "testdata/flow.txt", out.String())
}

func TestStreamsTakeAll(t *testing.T) {
	var out strings.Builder
	for _, open := range []int{1, 2} {
		synctest.Test(t, func(t *testing.T) {
			var network fleet.Fleet
			server := grpc.NewServer(grpc.MaxConcurrentStreams(2))
			shopv1.RegisterShopServer(server, quiet{})
			network.Start(t, "shop", server)
			client := shopv1.NewShopClient(
				network.Client(t, "passthrough:///shop"))
			all, cancel := context.WithCancel(t.Context())
			defer cancel()
			for range open {
				watch, err := client.WatchOrder(all,
					&shopv1.WatchOrderRequest{})
				if err != nil {
					t.Fatal(err)
				}
				if _, err := watch.Recv(); err != nil {
					t.Fatal(err)
				}
			}
			ctx, cancelCall := context.WithTimeout(all, time.Second)
			defer cancelCall()
			begin := time.Now()
			_, err := client.GetStock(ctx, request)
			fmt.Fprintf(&out, "streams open: %d, a call: %v after %v\n",
				open, status.Code(err), time.Since(begin))
		})
	}
	proof.Golden(t, "testdata/streams.txt", out.String())
}
