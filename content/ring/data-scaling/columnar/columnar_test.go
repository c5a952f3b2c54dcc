package columnar

import (
	"bytes"
	"cmp"
	"compress/flate"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"route500k/content/internal/proof"
)

const total = 20 * Granule

// events are clicks in the order of time; nothing in them is by chance.
var events = sync.OnceValue(func() []Event {
	countries := []string{"RU", "RU", "RU", "RU", "KZ", "KZ", "BY", "AM",
		"GE", "RS", "TR", "UZ"}
	kinds := []string{"view", "view", "view", "view", "click", "click",
		"cart", "buy"}
	list := make([]Event, total)
	random := uint64(1)
	next := func(n int) int { // xorshift
		random ^= random << 13
		random ^= random >> 7
		random ^= random << 17
		return int(random >> 33 % uint64(n))
	}
	at := int64(1_790_000_000_000)
	for i := range list {
		at += int64(next(40))
		list[i] = Event{
			At:      at,
			User:    uint64(next(20_000)),
			Country: countries[next(len(countries))],
			Kind:    kinds[next(len(kinds))],
			Page:    fmt.Sprint("/catalogue/product/", next(200)),
		}
		if list[i].Kind == "buy" {
			list[i].Amount = uint64(100 + next(5000))
		}
	}
	return list
})

func byCountry() []Event {
	sorted := slices.Clone(events())
	slices.SortStableFunc(sorted, func(a, b Event) int {
		return cmp.Compare(a.Country, b.Country)
	})
	return sorted
}

func TestScan(t *testing.T) {
	list := events()
	rows := Rows(list)
	want, read := SumRows(rows, "KZ")
	var out strings.Builder
	fmt.Fprintf(&out, "%d events; the sum of amount for one country\n\n",
		total)
	fmt.Fprintf(&out, "%-28s%10s%12s%10s\n", "", "KB in all", "KB read",
		"granules")
	line := func(name string, size, read int, granules string) {
		fmt.Fprintf(&out, "%-28s%10d%12d%10s\n", name, size/1024,
			read/1024, granules)
	}
	line("rows", len(rows), read, "–")
	for _, c := range []struct {
		name string
		list []Event
	}{
		{"columns, by time", list},
		{"columns, by country, time", byCountry()},
	} {
		part := NewPart(c.list)
		sum, read, granules := part.Sum("KZ")
		if sum != want {
			t.Errorf("%s: %d, want %d", c.name, sum, want)
		}
		line(c.name, part.Size(), read,
			fmt.Sprintf("%d of %d", granules, total/Granule))
	}
	proof.Golden(t, "testdata/scan.txt", out.String())

	// One event: its row, or a granule of every column.
	part, whole := NewPart(list), 0
	for _, column := range [][][]byte{part.At, part.User, part.Country,
		part.Kind, part.Page, part.Amount} {
		whole += len(column[total/Granule/2])
	}
	proof.Golden(t, "testdata/point.txt", fmt.Sprintf(
		"%-24s%6d bytes, %d place\n%-24s%6d bytes, %d places\n",
		"one event of rows", len(Rows(list[total/2:total/2+1])), 1,
		"one event of columns", whole, 6))
}

// What each column takes, in the order of time and sorted by country.
func TestColumns(t *testing.T) {
	list := events()
	before, after := NewPart(list).Columns(),
		NewPart(byCountry()).Columns()
	var out strings.Builder
	fmt.Fprintf(&out, "%-12s%12s%18s\n", "bytes a row", "by time",
		"by country, time")
	for i, column := range before {
		fmt.Fprintf(&out, "%-12s%12.2f%18.2f\n", column.Name,
			float64(len(column.Bytes))/total,
			float64(len(after[i].Bytes))/total)
	}
	proof.Golden(t, "testdata/columns.txt", out.String())
}

// A general compressor does better when like stands by like.
func TestCompress(t *testing.T) {
	list := events()
	rows := Rows(list)
	deflate := func(b []byte) int {
		var out bytes.Buffer
		w, err := flate.NewWriter(&out, flate.DefaultCompression)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(b); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return out.Len()
	}
	columns := 0
	part := NewPart(byCountry())
	for _, c := range part.Columns() {
		columns += deflate(c.Bytes)
	}
	packed := deflate(rows)
	if columns >= packed {
		t.Errorf("columns take %d bytes, rows %d", columns, packed)
	}
	if !proof.Recording() {
		return
	}
	clock := func(f func()) float64 {
		best := time.Hour
		for range 10 {
			start := time.Now()
			f()
			best = min(best, time.Since(start))
		}
		return float64(best.Microseconds()) / 1000
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n\n%-28s%12s%14s\n", proof.Machine(), "",
		"deflate, KB", "the sum, ms")
	fmt.Fprintf(&out, "%-28s%12d%14.2f\n", "rows", packed/1024,
		clock(func() { SumRows(rows, "KZ") }))
	fmt.Fprintf(&out, "%-28s%12d%14.2f\n", "columns, by country, time",
		columns/1024, clock(func() { part.Sum("KZ") }))
	proof.Record(t, "testdata/record.txt", out.String())
}
