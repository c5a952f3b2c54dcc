package voucher_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"route500k/content/internal/proof"
	"route500k/content/ring/testing/voucher"
)

// region:steps

// step is one call; a run of them is drawn at random from a seed.
type step struct{ method, code, order string }

func draw(seed uint64, n int, codes ...string) []step {
	r := rand.New(rand.NewPCG(seed, 0))
	one := func(of ...string) string { return of[r.IntN(len(of))] }
	steps := make([]step, n)
	for i := range steps {
		steps[i] = step{one("Find", "Spend"),
			one(codes...), one("o-1", "o-2", "o-3", "o-4")}
	}
	return steps
}

func (s step) do(ctx context.Context, store voucher.Store) string {
	if s.method == "Find" {
		v, err := store.Find(ctx, s.code)
		return fmt.Sprint(v, err)
	}
	return fmt.Sprint(store.Spend(ctx, s.code, s.order))
}

// differ returns how two stores answered the first step at which they
// disagree, "" if they never do.
func differ(
	ctx context.Context, a, b voucher.Store, steps []step,
) string {
	for _, s := range steps {
		if x, y := s.do(ctx, a), s.do(ctx, b); x != y {
			return fmt.Sprintf("fake: %s, PostgreSQL: %s", x, y)
		}
	}
	return ""
}

// shrink drops every step without which the stores still disagree.
func shrink(steps []step, differ func([]step) string) []step {
	for i := len(steps) - 1; i >= 0; i-- {
		without := slices.Delete(slices.Clone(steps), i, i+1)
		if differ(without) != "" {
			steps = without
		}
	}
	return steps
}

// endregion

func TestPostgresAgreesWithMemory(t *testing.T) {
	shop := open(t)
	for seed := range uint64(10) {
		got := differ(t.Context(), voucher.NewMemory(twice),
			shop.with(t, twice), draw(seed, 20, "SUMMER", "WINTER"))
		if got != "" {
			t.Errorf("seed %d: %s", seed, got)
		}
	}
}

func TestForgetfulDisagrees(t *testing.T) {
	shop := open(t)
	tell := func(steps []step) string {
		return differ(t.Context(), voucher.NewMemory(twice),
			voucher.Forgetful{Postgres: shop.with(t, twice)}, steps)
	}
	steps := draw(1, 20, "SUMMER")
	short := shrink(steps, tell)
	var report strings.Builder
	fmt.Fprintf(&report, "%d steps, shrunk to %d\n", len(steps), len(short))
	for _, s := range short {
		fmt.Fprintf(&report, "%s(%s, %s)\n", s.method, s.code, s.order)
	}
	fmt.Fprintln(&report, tell(short))
	proof.Golden(t, "testdata/steps.txt", report.String())
}
