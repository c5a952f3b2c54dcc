package shop_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	"google.golang.org/grpc"

	"route500k/content/internal/proof"
	"route500k/content/ring/grpc/fleet"
	"route500k/content/ring/grpc/shopv1"
)

// answer is one of the gateway, without the spaces that protojson sets at
// random.
func answer(
	t *testing.T, h http.Handler, method, path, body string,
) string {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, path,
		strings.NewReader(body))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	var out strings.Builder
	fmt.Fprintf(&out, "%s %s\n  %d\n", method, path, w.Code)
	for line := range strings.Lines(w.Body.String()) {
		var compact bytes.Buffer
		if err := json.Compact(&compact, []byte(line)); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		text := compact.String()
		for len(text) > proof.Width-4 {
			comma := strings.LastIndexByte(text[:proof.Width-4], ',')
			fmt.Fprintf(&out, "  %s\n", text[:comma+1])
			text = "  " + text[comma+1:]
		}
		fmt.Fprintf(&out, "  %s\n", text)
	}
	return out.String()
}

func TestGateway(t *testing.T) {
	var out strings.Builder
	synctest.Test(t, func(t *testing.T) { // for the time of the order
		client, service := start(t)
		// region:gateway
		mux := runtime.NewServeMux()
		err := shopv1.RegisterShopHandlerClient(t.Context(), mux, client)
		// endregion
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range []struct{ method, path, body string }{
			{"GET", "/v1/stock/tea", ""},
			{"GET", "/v1/stock/milk", ""},
			{"POST", "/v1/orders", `{"idempotencyKey": "k1",
				"items": [{"sku": "tea", "quantity": 2}]}`},
			{"POST", "/v1/orders", `{"idempotencyKey": "k2",
				"items": [{"sku": "cup", "quantity": 2}]}`},
		} {
			out.WriteString(answer(t, mux, r.method, r.path, r.body))
		}
		service.Advance("o-1")
		service.Advance("o-1")
		out.WriteString(answer(t, mux, "GET", "/v1/orders/o-1/events",
			""))
	})
	proof.Golden(t, "testdata/gateway.txt", out.String())
}

// TestGatewayInside shows what the other way to register leaves out.
func TestGatewayInside(t *testing.T) {
	calls := 0
	guard := grpc.ChainUnaryInterceptor(func(
		ctx context.Context, req any,
		_ *grpc.UnaryServerInfo, next grpc.UnaryHandler,
	) (any, error) {
		calls++
		return next(ctx, req)
	})
	stub := fleet.Stub{Name: "tea"}
	var network fleet.Fleet
	network.Start(t, "shop", stub.Server(guard))
	client := shopv1.NewShopClient(
		network.Client(t, "passthrough:///shop"))

	outside, inside := runtime.NewServeMux(), runtime.NewServeMux()
	for _, err := range []error{
		shopv1.RegisterShopHandlerClient(t.Context(), outside, client),
		shopv1.RegisterShopHandlerServer(t.Context(), inside, stub),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	for _, way := range []struct {
		name string
		mux  http.Handler
	}{
		{"RegisterShopHandlerClient", outside},
		{"RegisterShopHandlerServer", inside},
	} {
		calls = 0
		answer(t, way.mux, "GET", "/v1/stock/tea", "")
		fmt.Fprintf(&out, "%-27sinterceptors called: %d\n", way.name,
			calls)
	}
	proof.Golden(t, "testdata/inside.txt", out.String())
}
