package export

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"time"
)

var paid = time.Date(2027, 2, 14, 10, 0, 0, 0, time.UTC)

func orders(n int) []Order {
	list := make([]Order, n)
	for i := range list {
		list[i] = Order{int64(i + 1), "Анна", int64(1999*i + 5), paid}
	}
	return list
}

func TestText(t *testing.T) {
	list := []Order{
		{7, "Анна", 199_00, paid},
		{8, `ООО "Север"; склад 2`, 5, paid},
		{9, "a\nb", 1_000_010, paid},
	}
	want := "7;Анна;199.00;2027-02-14T10:00:00Z\n" +
		"8;\"ООО \"\"Север\"\"; склад 2\";0.05;2027-02-14T10:00:00Z\n" +
		"9;\"a\nb\";10000.10;2027-02-14T10:00:00Z\n"
	var got strings.Builder
	if err := CSV(&got, list); err != nil || got.String() != want {
		t.Errorf("got %v\n%s\nwant\n%s", err, got.String(), want)
	}
}

func TestAllocations(t *testing.T) {
	list := orders(1000)
	n := testing.AllocsPerRun(5, func() {
		if err := CSV(io.Discard, list); err != nil {
			t.Fatal(err)
		}
	})
	if n > 10 {
		t.Errorf("more than 10 allocations for 1000 orders")
	}
}

// portions notes the largest piece that it was given.
type portions struct {
	largest int
	fail    error
	writes  int
}

func (p *portions) Write(text []byte) (int, error) {
	p.largest = max(p.largest, len(text))
	p.writes++
	return len(text), p.fail
}

func TestPortions(t *testing.T) {
	var p portions
	if err := CSV(&p, orders(3000)); err != nil {
		t.Fatal(err)
	}
	if p.largest > 64<<10 {
		t.Errorf("a piece of more than 64 KB")
	}
	if p.writes > 100 {
		t.Errorf("a write for less than 30 orders")
	}
}

func TestFirstErrorEnds(t *testing.T) {
	gone := errors.New("the client has gone")
	p := portions{fail: gone}
	if err := CSV(&p, orders(3000)); !errors.Is(err, gone) {
		t.Errorf("got %v", err)
	}
	if p.writes != 1 {
		t.Errorf("%d writes, want 1", p.writes)
	}
}

func TestTwoAtOnce(t *testing.T) {
	list := orders(1000)
	var texts [2]bytes.Buffer
	var wg sync.WaitGroup
	for i := range texts {
		wg.Go(func() {
			if err := CSV(&texts[i], list); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if !bytes.Equal(texts[0].Bytes(), texts[1].Bytes()) {
		t.Error("two reports of the same orders differ")
	}
}

func BenchmarkCSV(b *testing.B) {
	list := orders(1000)
	b.ReportAllocs()
	for b.Loop() {
		if err := CSV(io.Discard, list); err != nil {
			b.Fatal(err)
		}
	}
}
