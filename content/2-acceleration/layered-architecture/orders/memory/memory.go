// Package memory keeps orders in memory: a fake for tests. The suite of
// storagetest holds it to the same promises as the real storage.
package memory

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"route500k/content/2-acceleration/layered-architecture/orders"
)

// Product is what lies on the shelf.
type Product struct {
	Count int
	Price orders.Money
}

// region:memory

// Storage is an orders.Storage. The zero value has nothing to sell.
type Storage struct {
	mu    sync.Mutex // one unit of work at a time
	state state
}

type state struct {
	orders map[int64]orders.Order
	shelf  map[string]Product
}

// Do works on a copy and keeps it only when f succeeds.
func (s *Storage) Do(
	ctx context.Context, f func(orders.Work) error,
) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	draft := state{maps.Clone(s.state.orders), maps.Clone(s.state.shelf)}
	if draft.orders == nil {
		draft.orders = map[int64]orders.Order{}
	}
	err := f(orders.Work{Orders: archive(draft), Stock: stock(draft)})
	if err == nil {
		s.state = draft
	}
	return err
}

// endregion

// Put fills the shelf.
func (s *Storage) Put(sku string, p Product) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state.shelf == nil {
		s.state.shelf = map[string]Product{}
	}
	s.state.shelf[sku] = p
}

// Left counts items on the shelf.
func (s *Storage) Left(sku string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state.shelf[sku].Count
}

type archive state

func (s archive) Add(_ context.Context, o *orders.Order) error {
	o.ID = int64(len(s.orders) + 1)
	o.CreatedAt = time.Now()
	s.orders[o.ID] = copied(*o)
	return nil
}

func (s archive) Get(_ context.Context, id int64) (orders.Order, error) {
	o, ok := s.orders[id]
	if !ok {
		return orders.Order{}, orders.ErrNotFound
	}
	return copied(o), nil
}

// Lock is Get: units of work wait for each other anyway.
func (s archive) Lock(ctx context.Context, id int64) (
	orders.Order, error,
) {
	return s.Get(ctx, id)
}

func (s archive) SetStatus(
	_ context.Context, id int64, status orders.Status,
) error {
	o, ok := s.orders[id]
	if !ok {
		return orders.ErrNotFound
	}
	o.Status = status
	s.orders[id] = o
	return nil
}

// copied shares no memory with o.
func copied(o orders.Order) orders.Order {
	o.Lines = slices.Clone(o.Lines)
	return o
}

type stock state

func (s stock) Take(_ context.Context, sku string, count int) (
	orders.Money, error,
) {
	p, ok := s.shelf[sku]
	if !ok {
		return 0, &orders.Invalid{
			Pointer: "/lines", Why: "no product " + sku,
		}
	}
	if p.Count < count {
		return 0, &orders.OutOfStock{SKU: sku, Left: p.Count}
	}
	p.Count -= count
	s.shelf[sku] = p
	return p.Price, nil
}

func (s stock) Return(_ context.Context, sku string, count int) error {
	p := s.shelf[sku]
	p.Count += count
	s.shelf[sku] = p
	return nil
}
