package model_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/maypok86/otter/v2"

	"route500k/content/4-senior-ready/cache-strategies/model"
	"route500k/content/internal/proof"
)

func TestWays(t *testing.T) {
	t.Parallel()
	key := model.Key{Every: time.Millisecond, TTL: 10 * time.Second,
		Load: 50 * time.Millisecond, For: time.Minute}
	random := rand.New(rand.NewPCG(1, 2))
	var out strings.Builder
	fmt.Fprintln(&out, "1000 reads/s for a minute, TTL 10 s, a load 50 ms")
	fmt.Fprintf(&out, "\n%-28s%8s%10s%10s\n",
		"", "loads", "at once", "waited")
	for _, c := range []struct {
		name string
		way  model.Way
	}{
		{"after the end", func(left time.Duration, _ int) bool {
			return left <= 0
		}},
		{"after the end, one loads", func(
			left time.Duration, loading int,
		) bool {
			return left <= 0 && loading == 0
		}},
		{"at 80 % of TTL, one loads", func(
			left time.Duration, loading int,
		) bool {
			return left <= 2*time.Second && loading == 0
		}},
		{"by chance, nobody asked", func(
			left time.Duration, _ int,
		) bool {
			return model.Early(left, 50*time.Millisecond, 1, random)
		}},
	} {
		r := model.Run(key, c.way)
		fmt.Fprintf(&out, "%-28s%8d%10d%10d\n",
			c.name, r.Loads, r.AtOnce, r.Waited)
	}
	proof.Golden(t, "testdata/ahead.txt", out.String())
}

// Read-through and refresh-ahead as a library has them.
func TestOtter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		// region:otter
		price := 100 // the table of the database
		load := otter.LoaderFunc[string, int](
			func(context.Context, string) (int, error) {
				read := price
				time.Sleep(50 * time.Millisecond)
				return read, nil
			})
		cache := otter.Must(&otter.Options[string, int]{
			MaximumSize: 10_000,
			ExpiryCalculator: otter.ExpiryWriting[string, int](
				60 * time.Second),
			RefreshCalculator: otter.RefreshWriting[string, int](
				45 * time.Second),
		})
		begun := time.Now()
		read := func(at time.Duration) {
			time.Sleep(at - time.Since(begun))
			asked := time.Now()
			value, err := cache.Get(t.Context(), "product:7", load)
			fmt.Fprintf(&out, "%5v  %d  waited %v  %v\n", at, value,
				time.Since(asked), err)
		}
		read(0) // a miss loads
		price = 200
		read(30 * time.Second)  // a hit, a lie
		read(50 * time.Second)  // the same, and loads meanwhile
		read(51 * time.Second)  // the new one
		read(300 * time.Second) // nobody has asked: it has expired
		// endregion
		cache.StopAllGoroutines()
		proof.Golden(t, "testdata/otter.txt", out.String())
	})
}
