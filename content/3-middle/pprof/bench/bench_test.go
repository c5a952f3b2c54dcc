// Package bench has a benchmark that measures nothing, and its cure.
package bench

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

// region:bench
// share is the part of a basket that the voucher pays, in percent.
func share(voucher, basket int64) int64 {
	return min(100, voucher*100/basket)
}

func BenchmarkDropped(b *testing.B) {
	voucher, basket := int64(500), int64(1000+len(b.Name()))
	for range b.N {
		share(voucher, basket) // inlined; nobody needs the result
	}
}

func BenchmarkKept(b *testing.B) { // since Go 1.24
	voucher, basket := int64(500), int64(1000+len(b.Name()))
	for b.Loop() {
		share(voucher, basket)
	}
}

// endregion

// The recorded figures show what the page says of them.
func TestRecorded(t *testing.T) {
	text := proof.Recorded(t, "testdata/record.txt")
	took := func(name string) float64 {
		_, rest, _ := strings.Cut(text, "Benchmark"+name)
		figures := regexp.MustCompile(`[\d.]+ ns/op`).FindString(rest)
		ns, err := strconv.ParseFloat(strings.TrimSuffix(figures, " ns/op"), 64)
		if err != nil {
			t.Fatal(err)
		}
		return ns
	}
	if dropped, kept := took("Dropped"), took("Kept"); kept < 2*dropped {
		t.Errorf("dropped %v ns, kept %v ns", dropped, kept)
	}
}
