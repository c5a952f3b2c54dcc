package wire_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	"route500k/content/internal/proof"
	"route500k/content/ring/grpc/shopv1"
	"route500k/content/ring/grpc/wire"
)

// region:order

var order = &shopv1.Order{
	Id: "o-7",
	Items: []*shopv1.Item{
		{Sku: "tea", Quantity: 2},
		{Sku: "cup", Quantity: 0}, // a zero is not written
	},
	TotalKopecks: 60_000,
	Status:       shopv1.OrderStatus_ORDER_STATUS_PLACED,
	Comment:      new(""), // optional: an empty one is
	Payment:      &shopv1.Order_InvoiceNumber{InvoiceNumber: "i-9"},
}

// endregion

func encode(t testing.TB, m proto.Message) []byte {
	t.Helper()
	b, err := proto.MarshalOptions{Deterministic: true}.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func dump(t testing.TB, b []byte) string {
	t.Helper()
	text, err := wire.Dump(b)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestDump(t *testing.T) {
	proof.Golden(t, "testdata/order.txt", dump(t, encode(t, order)))
}

func TestCut(t *testing.T) {
	whole := encode(t, order)
	whole = protowire.AppendTag(whole, 20, protowire.Fixed32Type)
	whole = protowire.AppendFixed32(whole, 1)
	whole = protowire.AppendTag(whole, 21, protowire.Fixed64Type)
	whole = protowire.AppendFixed64(whole, 1)
	for i := range len(whole) + 1 {
		_, err := wire.Dump(whole[:i])
		var m shopv1.Order
		judge := proto.Unmarshal(whole[:i], &m)
		if (err == nil) != (judge == nil) {
			t.Errorf("%d bytes: %v, and package proto %v", i, err, judge)
		}
	}
}

func TestSizes(t *testing.T) {
	var out strings.Builder
	fmt.Fprintf(&out, "%-22s%6s%8s%9s\n",
		"bytes of a value", "int64", "sint64", "fixed64")
	for _, n := range []int64{1, 127, 128, 60_000, -1, math.MaxInt64} {
		fmt.Fprintf(&out, "%-22d%6d%8d%9d\n", n,
			protowire.SizeVarint(uint64(n)),
			protowire.SizeVarint(protowire.EncodeZigZag(n)),
			protowire.SizeFixed64())
	}
	proof.Golden(t, "testdata/sizes.txt", out.String())
}
