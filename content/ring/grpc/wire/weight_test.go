package wire_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"

	"route500k/content/internal/proof"
	"route500k/content/ring/grpc/shopv1"
)

// plain is the order as encoding/json would have it.
type plain struct {
	ID           string      `json:"id"`
	Items        []plainItem `json:"items"`
	TotalKopecks int64       `json:"totalKopecks"`
	Status       string      `json:"status"`
	Comment      string      `json:"comment"`
}

type plainItem struct {
	SKU      string `json:"sku"`
	Quantity int32  `json:"quantity"`
}

// both are the same order of ten lines.
func both() (*shopv1.Order, plain) {
	order := &shopv1.Order{
		Id:           "0198c0de-7f3a-7cc1-9a55-1b2c3d4e5f60",
		TotalKopecks: 12_345_600,
		Status:       shopv1.OrderStatus_ORDER_STATUS_PAID,
		Comment:      new("leave it with the neighbours"),
	}
	text := plain{
		ID: order.Id, TotalKopecks: order.TotalKopecks,
		Status: order.Status.String(), Comment: order.GetComment(),
	}
	for i := range int32(10) {
		sku := fmt.Sprintf("SKU-%05d", 10_000+i*37)
		order.Items = append(order.Items,
			&shopv1.Item{Sku: sku, Quantity: i + 1})
		text.Items = append(text.Items, plainItem{sku, i + 1})
	}
	return order, text
}

func TestWeight(t *testing.T) {
	order, text := both()
	binary := encode(t, order)
	asJSON, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	if len(binary) >= len(asJSON) {
		t.Errorf("protobuf takes %d bytes, JSON %d", len(binary),
			len(asJSON))
	}
	if !proof.Recording() {
		return
	}
	// The best of three: the rest is what else the machine did.
	ns := func(work func() error) (best int64) {
		for range 3 {
			got := testing.Benchmark(func(b *testing.B) {
				for b.Loop() {
					if err := work(); err != nil {
						b.Fatal(err)
					}
				}
			}).NsPerOp()
			if best == 0 || got < best {
				best = got
			}
		}
		return best
	}
	var out strings.Builder
	fmt.Fprintln(&out, proof.Machine())
	fmt.Fprintf(&out, "%-24s%7s%12s%12s\n", "an order of ten lines",
		"bytes", "encode, ns", "decode, ns")
	fmt.Fprintf(&out, "%-24s%7d%12d%12d\n", "protobuf", len(binary),
		ns(func() error {
			_, err := proto.Marshal(order)
			return err
		}), ns(func() error {
			return proto.Unmarshal(binary, new(shopv1.Order))
		}))
	fmt.Fprintf(&out, "%-24s%7d%12d%12d\n", "encoding/json", len(asJSON),
		ns(func() error {
			_, err := json.Marshal(text)
			return err
		}), ns(func() error {
			return json.Unmarshal(asJSON, new(plain))
		}))
	proof.Record(t, "testdata/weight.txt", out.String())
}
