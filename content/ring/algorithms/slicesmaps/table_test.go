package slicesmaps_test

import (
	"fmt"
	"hash/maphash"
	"strings"
	"testing"

	"route500k/content/internal/proof"
	"route500k/content/ring/algorithms/slicesmaps"
)

// region:hashes
var hashes = []struct {
	name string
	hash func(string) uint64
}{
	{"FNV-1a", func(key string) uint64 {
		h := uint64(14695981039346656037)
		for i := range len(key) {
			h = (h ^ uint64(key[i])) * 1099511628211
		}
		return h
	}},
	{"sum of bytes", func(key string) (h uint64) {
		for i := range len(key) {
			h += uint64(key[i])
		}
		return h
	}},
	{"length", func(key string) uint64 { return uint64(len(key)) }},
}

// endregion

// How many keys a Get compares with depends on the hash alone.
func TestCollisions(t *testing.T) {
	const keys = 1000
	var out strings.Builder
	fmt.Fprintf(&out, "%-14s %8s %14s\n", "1000 keys", "average",
		"the worst Get")
	for _, h := range hashes {
		table := slicesmaps.Table[string, int]{Hash: h.hash}
		for i := range keys {
			table.Set(fmt.Sprint("sku-", i), i)
		}
		sum, worst := 0, 0
		for i := range keys {
			v, ok, n := table.Get(fmt.Sprint("sku-", i))
			if v != i || !ok {
				t.Fatalf("%s: sku-%d is %d, %t", h.name, i, v, ok)
			}
			sum, worst = sum+n, max(worst, n)
		}
		fmt.Fprintf(&out, "%-14s %8.1f %14d\n", h.name,
			float64(sum)/keys, worst)
	}
	proof.Golden(t, "testdata/collisions.txt", out.String())
}

func TestTableAgainstMap(t *testing.T) {
	seed := maphash.MakeSeed()
	table := slicesmaps.Table[int, int]{
		Hash: func(k int) uint64 { return maphash.Comparable(seed, k) },
	}
	want := map[int]int{}
	for i := range 3000 {
		key := i * i % 1009
		v, ok, _ := table.Get(key)
		if w, there := want[key]; v != w || ok != there {
			t.Fatalf("key %d: %d, %t, want %d, %t", key, v, ok, w, there)
		}
		table.Set(key, i)
		want[key] = i
	}
}
