package model_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"route500k/content/4-senior-ready/cache-strategies/model"
	"route500k/content/internal/proof"
)

const products, questions = 100_000, 10_000

func TestPenetration(t *testing.T) {
	t.Parallel()
	filter := model.NewFilter(products)
	for id := range products {
		filter.Add(strconv.Itoa(id))
	}
	for id := range products {
		if !filter.Maybe(strconv.Itoa(id)) {
			t.Fatalf("%d is forgotten", id)
		}
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%d questions about what is not there\n\n%-36s%8s%9s\n",
		questions, "", "queries", "in Redis")
	for _, c := range []struct {
		name     string
		ids      int // that the questions are about
		negative bool
		filter   bool
	}{
		{"no defence", questions, false, false},
		{"absence cached, 100 ids", 100, true, false},
		{"absence cached, all different", questions, true, false},
		{"Bloom filter, all different", questions, true, true},
	} {
		absent := map[string]bool{}
		queries := 0
		for i := range questions {
			id := strconv.Itoa(products + i%c.ids)
			if absent[id] || c.filter && !filter.Maybe(id) {
				continue
			}
			queries++
			if c.negative {
				absent[id] = true
			}
		}
		fmt.Fprintf(&out, "%-36s%8d%9d\n", c.name, queries, len(absent))
	}
	fmt.Fprintf(&out, "\n%d products, %d KB of bits\n",
		products, products*10/8/1000)
	proof.Golden(t, "testdata/bloom.txt", out.String())
}
