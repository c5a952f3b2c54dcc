package shop_test

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	"route500k/content/internal/proof"
	"route500k/content/ring/grpc/fleet"
	"route500k/content/ring/grpc/shopv1"
)

func client(name string, out io.Writer) grpc.UnaryClientInterceptor {
	return func(
		ctx context.Context, method string, req, reply any,
		conn *grpc.ClientConn, next grpc.UnaryInvoker,
		opts ...grpc.CallOption,
	) error {
		fmt.Fprintln(out, "client", name, "before")
		err := next(ctx, method, req, reply, conn, opts...)
		fmt.Fprintln(out, "client", name, "after")
		return err
	}
}

func server(name string, out io.Writer) grpc.UnaryServerInterceptor {
	return func(
		ctx context.Context, req any,
		_ *grpc.UnaryServerInfo, next grpc.UnaryHandler,
	) (any, error) {
		fmt.Fprintln(out, "    server", name, "before")
		resp, err := next(ctx, req)
		fmt.Fprintln(out, "    server", name, "after")
		return resp, err
	}
}

// region:stream

// counted is a stream whose messages an interceptor sees.
type counted struct {
	grpc.ServerStream
	sent, received int
}

func (c *counted) RecvMsg(m any) error {
	err := c.ServerStream.RecvMsg(m)
	if err == nil {
		c.received++
	}
	return err
}

func (c *counted) SendMsg(m any) error {
	err := c.ServerStream.SendMsg(m)
	if err == nil {
		c.sent++
	}
	return err
}

func count(out io.Writer) grpc.StreamServerInterceptor {
	return func(
		srv any, stream grpc.ServerStream,
		info *grpc.StreamServerInfo, next grpc.StreamHandler,
	) error {
		wrapped := &counted{ServerStream: stream}
		err := next(srv, wrapped)
		fmt.Fprintf(out, "%s: %d in, %d out, %v\n", info.FullMethod,
			wrapped.received, wrapped.sent, status.Code(err))
		return err
	}
}

// endregion

func TestChain(t *testing.T) {
	var out strings.Builder
	var network fleet.Fleet
	// region:order
	network.Start(t, "shop", fleet.Stub{
		Get: func(context.Context) error {
			fmt.Fprintln(&out, "        handler")
			return nil
		},
	}.Server(grpc.ChainUnaryInterceptor(
		server("1", &out), server("2", &out))))
	conn := network.Client(t, "passthrough:///shop",
		grpc.WithChainUnaryInterceptor(
			client("1", &out), client("2", &out)))
	// endregion
	_, err := shopv1.NewShopClient(conn).GetStock(t.Context(),
		&shopv1.GetStockRequest{})
	if err != nil {
		t.Fatal(err)
	}
	proof.Golden(t, "testdata/chain.txt", out.String())
}

func TestStreamInterceptor(t *testing.T) {
	var out strings.Builder
	var network fleet.Fleet
	done := make(chan struct{})
	service := service()
	server := grpc.NewServer(grpc.ChainStreamInterceptor(
		func(
			srv any, stream grpc.ServerStream,
			_ *grpc.StreamServerInfo, next grpc.StreamHandler,
		) error {
			defer close(done) // the client is not told when it returns
			return next(srv, stream)
		}, count(&out)))
	shopv1.RegisterShopServer(server, service)
	network.Start(t, "shop", server)
	conn := network.Client(t, "passthrough:///shop")
	scan, err := shopv1.NewShopClient(conn).Scan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, sku := range []string{"tea", "cup", "milk"} {
		if err := scan.Send(&shopv1.ScanRequest{Sku: sku}); err != nil {
			t.Fatal(err)
		}
		if _, err = scan.Recv(); err != nil {
			break
		}
	}
	<-done
	fmt.Fprintln(&out, "client:", err)
	fmt.Fprintln(&out, "client sends on:", scan.Send(&shopv1.ScanRequest{}))
	proof.Golden(t, "testdata/stream.txt", out.String())
}

func TestMetadata(t *testing.T) {
	var out strings.Builder
	var network fleet.Fleet
	show := func(who string, ctx context.Context) {
		md, _ := metadata.FromIncomingContext(ctx)
		fmt.Fprintf(&out, "%s: X-Request-Id %q, trace-bin %q\n", who,
			md.Get("X-Request-Id"), md["trace-bin"])
	}
	network.Start(t, "stock", fleet.Stub{
		Get: func(ctx context.Context) error {
			show("stock", ctx)
			return nil
		},
	}.Server())
	stock := shopv1.NewShopClient(
		network.Client(t, "passthrough:///stock"))
	network.Start(t, "orders", fleet.Stub{
		// region:metadata
		Get: func(ctx context.Context) error {
			show("orders", ctx)
			_ = grpc.SetHeader(ctx, metadata.Pairs("region", "north"))
			_ = grpc.SetTrailer(ctx, metadata.Pairs("cost", "3"))

			// What has come in does not go out by itself.
			_, err := stock.GetStock(ctx, &shopv1.GetStockRequest{})
			if err != nil {
				return err
			}
			in, _ := metadata.FromIncomingContext(ctx)
			for _, id := range in.Get("x-request-id") {
				ctx = metadata.AppendToOutgoingContext(ctx,
					"x-request-id", id)
			}
			_, err = stock.GetStock(ctx, &shopv1.GetStockRequest{})
			return err
		},
		// endregion
	}.Server())
	orders := shopv1.NewShopClient(
		network.Client(t, "passthrough:///orders"))

	// region:outgoing
	ctx := metadata.AppendToOutgoingContext(t.Context(),
		"X-Request-Id", "r-1", // keys are lower case on the wire
		"trace-bin", "\x00\xff") // base64 there: the key ends in -bin
	var header, trailer metadata.MD
	_, err := orders.GetStock(ctx, &shopv1.GetStockRequest{},
		grpc.Header(&header), grpc.Trailer(&trailer))
	// endregion
	fmt.Fprintln(&out, "client:", header.Get("region"),
		trailer.Get("cost"), err)
	proof.Golden(t, "testdata/metadata.txt", out.String())
}
