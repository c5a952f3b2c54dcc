package sharding

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

// sale is an order of a marketplace with few big sellers.
type sale struct{ id, customer, seller, day int }

// pick chooses of n by weights 1, 1/2, 1/3 …: the first is the biggest.
func pick(n int) func(random uint64) int {
	sums := make([]float64, n)
	total := 0.0
	for i := range sums {
		total += 1 / float64(i+1)
		sums[i] = total
	}
	return func(random uint64) int {
		at := float64(random>>11) / (1 << 53) * total
		i, _ := slices.BinarySearch(sums, at)
		return min(i, n-1)
	}
}

// What a sharding key does to writes and to reads.
func TestKeys(t *testing.T) {
	const total, shards, days = 40_000, 16, 160
	sellers := pick(200)
	sales := make([]sale, total)
	for i := range sales {
		random := mix(uint64(i) + 1)
		sales[i] = sale{
			id: i, day: i * days / total,
			customer: int(random % 10_000),
			seller:   sellers(mix(random)),
		}
	}
	place := func(parts ...any) int {
		return Modulo(Hash(fmt.Sprint(parts...)), shards)
	}
	rules := []struct {
		name  string
		shard func(sale) int
	}{
		{"day, range", func(s sale) int { return s.day * shards / days }},
		{"order, hash", func(s sale) int { return place("o", s.id) }},
		{"customer, hash",
			func(s sale) int { return place("c", s.customer) }},
		{"seller, hash", func(s sale) int { return place("s", s.seller) }},
		{"seller in 8 parts", func(s sale) int {
			return place("s", s.seller, "#", s.id%8)
		}},
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%d orders, %d shards\n", total, shards)
	fmt.Fprintf(&out, "%-19s%11s%11s%13s%11s%11s\n", "", "all", "today",
		"shards", "shards", "shards")
	fmt.Fprintf(&out, "%-19s%11s%11s%13s%11s%11s\n", "key", "fullest",
		"busiest", "a customer", "a seller", "a day")
	for _, rule := range rules {
		var all, today [shards]int
		customers := make(map[int]map[int]bool)
		bySeller := make(map[int]map[int]bool)
		daily := make(map[int]bool)
		note := func(m map[int]map[int]bool, who, shard int) {
			if m[who] == nil {
				m[who] = make(map[int]bool)
			}
			m[who][shard] = true
		}
		recent := 0
		for _, s := range sales {
			n := rule.shard(s)
			all[n]++
			note(customers, s.customer, n)
			note(bySeller, s.seller, n)
			if s.day == days-1 {
				today[n]++
				recent++
				daily[n] = true
			}
		}
		mean := func(m map[int]map[int]bool) float64 {
			n := 0
			for _, set := range m {
				n += len(set)
			}
			return float64(n) / float64(len(m))
		}
		fmt.Fprintf(&out, "%-19s%9.1f %%%9.1f %%%13.1f%11.1f%11d\n",
			rule.name,
			100*float64(slices.Max(all[:]))/total,
			100*float64(slices.Max(today[:]))/float64(recent),
			mean(customers), mean(bySeller), len(daily))
	}
	proof.Golden(t, "testdata/keys.txt", out.String())
}
