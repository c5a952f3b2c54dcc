package model_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"route500k/content/4-senior-ready/cache-strategies/model"
	"route500k/content/internal/proof"
)

func TestArithmetic(t *testing.T) {
	t.Parallel()
	const perSecond = 10_000
	const cache, database = 500 * time.Microsecond, 20 * time.Millisecond
	ms := func(d time.Duration) float64 { return d.Seconds() * 1000 }
	var out strings.Builder
	fmt.Fprintf(&out, "%d reads/s, cache %.1f ms, database %.0f ms\n\n",
		perSecond, ms(cache), ms(database))
	fmt.Fprintf(&out, "%-9s%16s%10s%10s%10s\n", "hits",
		"to the database", "mean, ms", "p95, ms", "p99, ms")
	for _, hits := range []float64{0, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999} {
		fmt.Fprintf(&out, "%5.1f %%%18.0f%10.1f%10.1f%10.1f\n",
			100*hits, model.Misses(perSecond, hits),
			ms(model.Mean(hits, cache, database)),
			ms(model.Percentile(0.95, hits, cache, database)),
			ms(model.Percentile(0.99, hits, cache, database)))
	}
	proof.Golden(t, "testdata/arithmetic.txt", out.String())
}

// With RECORD=1 the test writes the table of the page.
func TestSizes(t *testing.T) {
	t.Parallel()
	products, reads := 2_000, 20_000
	if proof.Recording() {
		products, reads = 100_000, 2_000_000
	}
	kinds := []struct {
		name  string
		reads func(int) model.Reads
		cache func(int) model.Cache
	}{
		{"all alike, LRU", model.Even, model.LRU},
		{"Zipf, LRU", model.Popular, model.LRU},
		{"Zipf, otter (W-TinyLFU)", model.Popular, model.Otter},
		{"Zipf, the most popular", model.Popular, model.Best},
	}
	shares := []float64{0.001, 0.01, 0.05, 0.1, 0.2, 0.5}
	var out strings.Builder
	fmt.Fprintf(&out, "%d products, %d reads, Zipf s = 1.01\n\n%-26s",
		products, reads, "a cache of")
	for _, share := range shares {
		fmt.Fprintf(&out, "%7.1f%%", 100*share)
	}
	hits := make([][]float64, len(kinds))
	for i, kind := range kinds {
		fmt.Fprintf(&out, "\n%-26s", kind.name)
		for _, share := range shares {
			size := int(share * float64(products))
			h := model.Hits(kind.reads(products), kind.cache(size), reads)
			hits[i] = append(hits[i], h)
			fmt.Fprintf(&out, "%7.1f%%", 100*h)
		}
	}
	t.Log("\n" + out.String())
	if proof.Recording() {
		proof.Record(t, "testdata/sizes.txt", out.String()+"\n")
	}
	for j := range shares {
		if hits[0][j] >= hits[1][j] || hits[1][j] > hits[3][j]+0.01 ||
			hits[2][j] > hits[3][j]+0.01 {
			t.Errorf("another order than the page says:\n%s", &out)
		}
	}
	if hits[2][1] <= hits[1][1] {
		t.Errorf("otter is no better than LRU:\n%s", &out)
	}
}
