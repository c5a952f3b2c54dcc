// Package storagetest holds what every storage of orders must do.
package storagetest

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"route500k/content/2-acceleration/layered-architecture/orders"
)

// The product that open must put on the shelf.
const (
	SKU   = "mug"
	Count = 10
	Price = orders.Money(25000)
)

// region:suite

// Stand is a storage with one product on its shelf.
type Stand struct {
	Storage orders.Storage
	Left    func(sku string) int
}

// Run tries a storage; open returns a new one for each promise.
func Run(t *testing.T, open func(*testing.T) Stand) {
	for name, promise := range map[string]func(*testing.T, Stand){
		"work is kept":                  workIsKept,
		"failed work leaves nothing":    failedWorkLeavesNothing,
		"errors are those of orders":    errorsAreOurs,
		"status and shelf together":     statusAndShelf,
		"the last item is sold once":    lastItem,
		"a cancelled context is obeyed": cancelled,
	} {
		t.Run(name, func(t *testing.T) { promise(t, open(t)) })
	}
}

func failedWorkLeavesNothing(t *testing.T, s Stand) {
	placed, failure := order(2), errors.New("no")
	do(t, s, failure, func(w orders.Work) error {
		_, err := w.Stock.Take(t.Context(), SKU, 2)
		err = errors.Join(err, w.Orders.Add(t.Context(), &placed))
		if err != nil {
			t.Error(err)
		}
		return failure
	})
	do(t, s, orders.ErrNotFound, func(w orders.Work) error {
		_, err := w.Orders.Get(t.Context(), placed.ID)
		return err
	})
	if left := s.Left(SKU); left != Count {
		t.Errorf("%d left, want %d", left, Count)
	}
}

// endregion

func workIsKept(t *testing.T, s Stand) {
	placed := order(2)
	do(t, s, nil, func(w orders.Work) error {
		_, err := w.Stock.Take(t.Context(), SKU, 2)
		return errors.Join(err, w.Orders.Add(t.Context(), &placed))
	})
	do(t, s, nil, func(w orders.Work) error {
		got, err := w.Orders.Get(t.Context(), placed.ID)
		if err == nil && (got.Total() != 2*Price ||
			got.Customer != 7 || got.Status != orders.New) {
			t.Errorf("stored %+v, got %+v", placed, got)
		}
		return err
	})
	if left := s.Left(SKU); left != Count-2 {
		t.Errorf("%d left, want %d", left, Count-2)
	}
}

func errorsAreOurs(t *testing.T, s Stand) {
	do(t, s, orders.ErrNotFound, func(w orders.Work) error {
		_, err := w.Orders.Lock(t.Context(), 404)
		return err
	})
	do(t, s, orders.ErrNotFound, func(w orders.Work) error {
		return w.Orders.SetStatus(t.Context(), 404, orders.Shipped)
	})
	err := s.Storage.Do(t.Context(), take(t.Context(), Count+1))
	out, ok := errors.AsType[*orders.OutOfStock](err)
	if !ok || *out != (orders.OutOfStock{SKU: SKU, Left: Count}) {
		t.Errorf("too many: %v", err)
	}
	err = s.Storage.Do(t.Context(), func(w orders.Work) error {
		_, err := w.Stock.Take(t.Context(), "no such", 1)
		return err
	})
	if _, ok := errors.AsType[*orders.Invalid](err); !ok {
		t.Errorf("unknown product: %v", err)
	}
}

func statusAndShelf(t *testing.T, s Stand) {
	placed := order(1)
	do(t, s, nil, func(w orders.Work) error {
		return w.Orders.Add(t.Context(), &placed)
	})
	do(t, s, nil, func(w orders.Work) error {
		got, err := w.Orders.Lock(t.Context(), placed.ID)
		return errors.Join(err,
			w.Stock.Return(t.Context(), SKU, got.Lines[0].Count),
			w.Orders.SetStatus(t.Context(), got.ID, orders.Cancelled))
	})
	do(t, s, nil, func(w orders.Work) error {
		got, err := w.Orders.Get(t.Context(), placed.ID)
		if got.Status != orders.Cancelled {
			t.Errorf("status %q", got.Status)
		}
		return err
	})
	if left := s.Left(SKU); left != Count+1 {
		t.Errorf("%d left, want %d", left, Count+1)
	}
}

func lastItem(t *testing.T, s Stand) {
	var sold, late atomic.Int64
	var wg sync.WaitGroup
	for range Count + 5 {
		wg.Go(func() {
			err := s.Storage.Do(t.Context(), take(t.Context(), 1))
			if err == nil {
				sold.Add(1)
				return
			}
			late.Add(1)
			_, ok := errors.AsType[*orders.OutOfStock](err)
			if !ok {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if sold.Load() != Count || late.Load() != 5 {
		t.Errorf("%d sold, %d late", sold.Load(), late.Load())
	}
}

func cancelled(t *testing.T, s Stand) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := s.Storage.Do(ctx, take(ctx, 1))
	if !errors.Is(err, context.Canceled) || s.Left(SKU) != Count {
		t.Errorf("%v, %d left", err, s.Left(SKU))
	}
}

func order(count int) orders.Order {
	return orders.Order{
		Customer: 7, Status: orders.New,
		Lines: []orders.Line{{SKU: SKU, Count: count, Price: Price}},
	}
}

func take(ctx context.Context, count int) func(orders.Work) error {
	return func(w orders.Work) error {
		_, err := w.Stock.Take(ctx, SKU, count)
		return err
	}
}

// do runs f as a unit of work that must end with want.
func do(t *testing.T, s Stand, want error, f func(orders.Work) error) {
	t.Helper()
	if err := s.Storage.Do(t.Context(), f); !errors.Is(err, want) {
		t.Errorf("got %v, want %v", err, want)
	}
}
