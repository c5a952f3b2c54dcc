package shop_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"route500k/content/internal/proof"
	"route500k/content/ring/grpc/fleet"
	"route500k/content/ring/grpc/shopv1"
)

func TestCodes(t *testing.T) {
	var out strings.Builder
	for code := codes.OK; code <= codes.Unauthenticated; code++ {
		reply := runtime.HTTPStatusFromCode(code)
		line := fmt.Sprintf("%2d %-20s%d %s", code, code, reply,
			http.StatusText(reply))
		fmt.Fprintln(&out, strings.TrimRight(line, " "))
	}
	proof.Golden(t, "testdata/codes.txt", out.String())
}

func TestErrors(t *testing.T) {
	var out strings.Builder
	db := errors.New("db: password of shop refused")
	notFound := status.Error(codes.NotFound, "no row 7")
	for _, returned := range []struct {
		name string
		err  error
	}{
		{"errors.New", db},
		{"status.Error", notFound},
		{"%w of status.Error", fmt.Errorf("stock: %w", notFound)},
		{"context.Canceled", context.Canceled},
		{"%w of context.Canceled", fmt.Errorf("db: %w", context.Canceled)},
	} {
		var network fleet.Fleet
		stub := fleet.Stub{
			Get: func(context.Context) error { return returned.err },
		}
		network.Start(t, "bare", stub.Server())
		network.Start(t, "around", stub.Server(
			grpc.ChainUnaryInterceptor(around().Unary)))
		fmt.Fprintln(&out, returned.name)
		for _, name := range []string{"bare", "around"} {
			conn := network.Client(t, "passthrough:///"+name)
			_, err := shopv1.NewShopClient(conn).GetStock(t.Context(),
				&shopv1.GetStockRequest{})
			got := status.Convert(err)
			fmt.Fprintf(&out, "  %-8s%-10v%s\n", name, got.Code(),
				got.Message())
		}
	}
	proof.Golden(t, "testdata/errors.txt", out.String())
}

// broken panics in both kinds of calls.
type broken struct {
	shopv1.UnimplementedShopServer
}

func (broken) PlaceOrder(
	_ context.Context, req *shopv1.PlaceOrderRequest,
) (*shopv1.PlaceOrderResponse, error) {
	_ = req.GetItems()[0] // an order without lines
	return nil, nil
}

func (broken) Scan(
	grpc.BidiStreamingServer[shopv1.ScanRequest, shopv1.ScanResponse],
) error {
	panic("no till")
}

func TestPanic(t *testing.T) {
	var network fleet.Fleet
	server := grpc.NewServer(
		grpc.ChainUnaryInterceptor(around().Unary),
		grpc.ChainStreamInterceptor(around().Stream))
	shopv1.RegisterShopServer(server, broken{})
	network.Start(t, "shop", server)
	conn := network.Client(t, "passthrough:///shop")
	client := shopv1.NewShopClient(conn)
	_, err := client.PlaceOrder(t.Context(),
		&shopv1.PlaceOrderRequest{})
	if status.Code(err) != codes.Internal {
		t.Errorf("unary: %v", err)
	}
	scan, err := client.Scan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := scan.Recv(); status.Code(err) != codes.Internal {
		t.Errorf("stream: %v", err)
	}
}

// TestPanicKills runs itself in a process of its own, which dies.
func TestPanicKills(t *testing.T) {
	const inside = "GRPC_PANIC_INSIDE"
	if os.Getenv(inside) != "" {
		var network fleet.Fleet
		server := grpc.NewServer()
		shopv1.RegisterShopServer(server, broken{})
		network.Start(t, "shop", server)
		conn := network.Client(t, "passthrough:///shop")
		_, _ = shopv1.NewShopClient(conn).PlaceOrder(t.Context(),
			&shopv1.PlaceOrderRequest{})
		return
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), program,
		"-test.run=^TestPanicKills$")
	cmd.Env = append(os.Environ(), inside+"=1")
	text, err := cmd.CombinedOutput()
	if err == nil {
		t.Fatal("the process has lived on")
	}
	proof.Golden(t, "testdata/panic.txt",
		proof.Until(string(text), "\n"))
}
