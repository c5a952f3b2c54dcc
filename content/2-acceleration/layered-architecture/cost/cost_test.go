// Package cost measures what one check costs at each layer.
package cost

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/layered-architecture/orders"
	"route500k/content/2-acceleration/layered-architecture/orders/memory"
	"route500k/content/2-acceleration/layered-architecture/orders/store"
	"route500k/content/2-acceleration/layered-architecture/orders/web"
	"route500k/content/internal/proof"
)

// refused is a service that says no without asking anybody.
type refused struct{}

var errSold = &orders.OutOfStock{SKU: "mug"}

func (refused) Place(context.Context, int64, []orders.Line) (
	orders.Order, error,
) {
	return orders.Order{}, errSold
}

func (refused) Get(context.Context, int64, int64) (orders.Order, error) {
	return orders.Order{}, errSold
}

func (refused) Cancel(context.Context, int64, int64) error {
	return errSold
}

var wish = []orders.Line{{SKU: "mug", Count: 5}}

// TestLayers asks at each layer for five mugs where there are none.
func TestLayers(t *testing.T) {
	pool := lab.Pool(t)
	lab.Exec(t, pool, store.Schema)
	lab.Exec(t, pool, `INSERT INTO stock VALUES ('mug', 0, 1)`)
	fake := new(memory.Storage)
	fake.Put("mug", memory.Product{Price: 1})

	steps := []struct {
		name string
		run  func() error
	}{
		{"rule of the order", func() error {
			o := orders.Order{Status: orders.Shipped}
			return o.Cancel()
		}},
		{"handler, stub below", request(refused{})},
		{"service, storage in memory", place(orders.NewService(fake))},
		{"service, PostgreSQL", place(orders.NewService(store.New(pool)))},
		{"request to PostgreSQL",
			request(orders.NewService(store.New(pool)))},
	}
	var text strings.Builder
	text.WriteString(lab.Header(t, pool))
	for _, step := range steps {
		if err := step.run(); err == nil {
			t.Errorf("%s: sold what is not there", step.name)
		}
		if !proof.Recording() {
			continue
		}
		result := testing.Benchmark(func(b *testing.B) {
			for b.Loop() {
				_ = step.run()
			}
		})
		fmt.Fprintf(&text, "%-28s %9.1f µs\n", step.name,
			float64(result.T.Nanoseconds())/float64(result.N)/1000)
	}
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt", text.String())
	}
	lines := strings.Count(proof.Recorded(t, "testdata/record.txt"), "µs")
	if lines != len(steps) {
		t.Errorf("%d lines in the record, want %d", lines, len(steps))
	}
}

func place(s *orders.Service) func() error {
	return func() error {
		_, err := s.Place(context.Background(), 7, wish)
		return err
	}
}

func request(s web.Service) func() error {
	who := func(*http.Request) (int64, bool) { return 7, true }
	api := web.Routes(s, who, slog.New(slog.DiscardHandler))
	return func() error {
		r := httptest.NewRequest("POST", "/orders",
			strings.NewReader(`{"lines":[{"sku":"mug","count":5}]}`))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		api.ServeHTTP(w, r)
		if w.Code != http.StatusConflict {
			return nil
		}
		return errors.New(w.Body.String())
	}
}
