package shop_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/encoding/gzip"
	"google.golang.org/grpc/status"

	"route500k/content/internal/proof"
	"route500k/content/ring/grpc/fleet"
	"route500k/content/ring/grpc/shopv1"
)

func TestSize(t *testing.T) {
	var out strings.Builder
	large := strings.Repeat("x", 5_000_000)
	worked := false
	var network fleet.Fleet
	network.Start(t, "shop", fleet.Stub{
		Name: large,
		Get: func(context.Context) error {
			worked = true
			return nil
		},
	}.Server())
	conn := network.Client(t, "passthrough:///shop")
	for _, call := range []struct {
		name, sku string
		options   []grpc.CallOption
	}{
		{"request of 5 MB", large, nil},
		{"the same through gzip", large,
			[]grpc.CallOption{grpc.UseCompressor(gzip.Name)}},
		{"answer of 5 MB", "tea", nil},
		{"MaxCallRecvMsgSize(8<<20)", "tea",
			[]grpc.CallOption{grpc.MaxCallRecvMsgSize(8 << 20)}},
	} {
		worked = false
		_, err := shopv1.NewShopClient(conn).GetStock(t.Context(),
			&shopv1.GetStockRequest{Sku: call.sku}, call.options...)
		fmt.Fprintf(&out, "%s: %v, the handler worked: %v\n", call.name,
			status.Code(err), worked)
		if err != nil {
			fmt.Fprintf(&out, "  %s\n", status.Convert(err).Message())
		}
	}
	proof.Golden(t, "testdata/size.txt", out.String())
}
