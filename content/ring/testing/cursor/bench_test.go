package cursor_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"route500k/content/internal/proof"
	"route500k/content/ring/testing/cursor"
)

// page is a thousand rows in no order.
func page() []cursor.Cursor {
	r := rand.New(rand.NewPCG(1, 2))
	rows := make([]cursor.Cursor, 1000)
	for i := range rows {
		rows[i].ID = r.Int64()
	}
	return rows
}

// region:bench
func BenchmarkSortSorted(b *testing.B) {
	rows := page()
	for b.Loop() { // sorts once; then looks at sorted rows
		slices.SortFunc(rows, byID)
	}
}

func BenchmarkSort(b *testing.B) {
	rows := page()
	work := make([]cursor.Cursor, len(rows))
	for b.Loop() {
		copy(work, rows) // a thousandth of the sorting
		slices.SortFunc(work, byID)
	}
}

// endregion

func byID(a, b cursor.Cursor) int { return cmp.Compare(a.ID, b.ID) }

// TestSecondSort counts what the benchmarks above time.
func TestSecondSort(t *testing.T) {
	rows := page()
	var report strings.Builder
	for _, turn := range []string{"first", "every next"} {
		n := 0
		slices.SortFunc(rows, func(a, b cursor.Cursor) int {
			n++
			return byID(a, b)
		})
		fmt.Fprintf(&report, "%s iteration: %d comparisons\n", turn, n)
	}
	proof.Golden(t, "testdata/sorts.txt", report.String())
}
