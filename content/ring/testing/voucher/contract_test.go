package voucher_test

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"route500k/content/ring/testing/voucher"
)

// region:contract

// promises are what every Store keeps. Each begins with one voucher,
// SUMMER, 500 off, twice.
var promises = []struct {
	name string
	keep func(testing.TB, voucher.Store)
}{
	{"what is issued is found", func(t testing.TB, s voucher.Store) {
		v, err := s.Find(t.Context(), "SUMMER")
		if v != twice || err != nil {
			t.Errorf("got %+v, %v", v, err)
		}
	}},
	{"the unknown is refused", func(t testing.TB, s voucher.Store) {
		_, err := s.Find(t.Context(), "WINTER")
		want(t, err, voucher.ErrUnknown)
		want(t, s.Spend(t.Context(), "WINTER", "o-1"),
			voucher.ErrUnknown)
	}},
	{"an order has one", func(t testing.TB, s voucher.Store) {
		want(t, s.Spend(t.Context(), "SUMMER", "o-1"), nil)
		want(t, s.Spend(t.Context(), "SUMMER", "o-1"), voucher.ErrUsed)
		if v, err := s.Find(t.Context(), "SUMMER"); v.Left != 1 {
			t.Errorf("%d left, %v; want 1", v.Left, err)
		}
	}},
	{"the spent is refused", func(t testing.TB, s voucher.Store) {
		for _, order := range []string{"o-1", "o-2"} {
			want(t, s.Spend(t.Context(), "SUMMER", order), nil)
		}
		want(t, s.Spend(t.Context(), "SUMMER", "o-3"), voucher.ErrSpent)
	}},
	{"two of twenty get it", func(t testing.TB, s voucher.Store) {
		var got atomic.Int64
		var wg sync.WaitGroup
		for i := range 20 {
			wg.Go(func() {
				order := string(rune('a' + i))
				if s.Spend(t.Context(), "SUMMER", order) == nil {
					got.Add(1)
				}
			})
		}
		wg.Wait()
		if got.Load() != 2 {
			t.Errorf("%d orders have it, want 2", got.Load())
		}
	}},
}

func want(t testing.TB, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("got error %v, want %v", got, want)
	}
}

// endregion

var twice = voucher.Voucher{Code: "SUMMER", Off: 500, Left: 2}

// region:contract-run
func TestMemoryKeepsContract(t *testing.T) {
	for _, p := range promises {
		t.Run(p.name, func(t *testing.T) {
			p.keep(t, voucher.NewMemory(twice))
		})
	}
}

func TestPostgresKeepsContract(t *testing.T) {
	shop := open(t)
	for _, p := range promises {
		t.Run(p.name, func(t *testing.T) {
			p.keep(t, shop.with(t, twice))
		})
	}
}

// endregion
