package invariants

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

// What a product costs that everybody wants, with RECORD=1.
func TestHotProduct(t *testing.T) {
	const file = "testdata/record.txt"
	if !proof.Recording() {
		text := proof.Recorded(t, file)
		if !strings.Contains(text, "orders/s") {
			t.Errorf("no figures:\n%s", text)
		}
		return
	}
	s := open(t)
	const orders = 2000
	skus := make([]string, 100)
	for i := range skus {
		skus[i] = s.supply(t, 2*orders)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "PostgreSQL %s, %s\n",
		one[string](t, s, `SELECT split_part(
			current_setting('server_version'), ' ', 1)`), proof.Machine())
	fmt.Fprintf(&out, "%d clients, 20 connections, orders of one line\n\n",
		schemas.Clients)
	for _, products := range []int{len(skus), 1} {
		start := time.Now()
		results := schemas.Race(t, schemas.Clients, func(
			ctx context.Context, client int,
		) error {
			for i := range orders / schemas.Clients {
				sku := skus[(client*7+i)%products]
				_, err := s.place(ctx, wish(line{sku, 1}))
				if err != nil {
					return err
				}
			}
			return nil
		})
		schemas.Want(t, results, map[string]int{"ok": schemas.Clients})
		fmt.Fprintf(&out, "%-16s%5.0f orders/s\n",
			fmt.Sprint("products: ", products),
			orders/time.Since(start).Seconds())
	}
	s.sound(t)
	proof.Record(t, file, out.String())
}
