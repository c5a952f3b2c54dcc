package pricelist_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"route500k/content/1-ramp-up/go-basics/pricelist"
)

type shop struct {
	items []pricelist.Item
	err   error
}

func (s *shop) Save(_ context.Context, item pricelist.Item) error {
	s.items = append(s.items, item)
	return s.err
}

// region:example
func ExampleImport() {
	list := strings.NewReader("mug;199.90\npen;free\nbag\ncup;15\n")
	var to shop
	n, err := pricelist.Import(context.Background(), list, &to)
	fmt.Println("saved:", n, to.items)
	fmt.Println(err)
	fmt.Println(errors.Is(err, pricelist.ErrPrice))
	// Output:
	// saved: 2 [{mug 199.90} {cup 15.00}]
	// line 2: bad price: "free"
	// line 3: want sku;price
	// true
}

// endregion

func TestImportStops(t *testing.T) {
	ctx := t.Context()

	errDown := errors.New("database is down")
	n, err := pricelist.Import(ctx, strings.NewReader("a;1\nb;2\n"),
		&shop{err: errDown})
	if n != 0 || !errors.Is(err, errDown) {
		t.Errorf("failed Save: %d, %v", n, err)
	}

	long := "a;1\n" + strings.Repeat("x", 100_000)
	n, err = pricelist.Import(ctx, strings.NewReader(long), &shop{})
	if n != 1 || !errors.Is(err, bufio.ErrTooLong) {
		t.Errorf("long line: %d, %v", n, err)
	}

	junk := strings.Repeat("?\n", 500)
	n, err = pricelist.Import(ctx, strings.NewReader(junk), &shop{})
	if n != 0 || !errors.Is(err, pricelist.ErrTooManyFaults) {
		t.Errorf("junk: %d, %v", n, err)
	}
	if lines := strings.Count(err.Error(), "\n"); lines != 100 {
		t.Errorf("%d lines before the last, want 100", lines)
	}
}

func TestParseKopecks(t *testing.T) {
	for text, want := range map[string]pricelist.Kopecks{
		"0": 0, "199": 19900, "199.9": 19990, "0.05": 5, "1.": 100,
	} {
		got, err := pricelist.ParseKopecks(text)
		if err != nil || got != want {
			t.Errorf("%q: %d, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{
		"-1", "1.999", "1e3", "+1", " 1", "1.-5", "1_0",
		"9999999999999", "NaN",
	} {
		_, err := pricelist.ParseKopecks(text)
		if !errors.Is(err, pricelist.ErrPrice) {
			t.Errorf("%q: %v, want ErrPrice", text, err)
		}
	}
}

func FuzzParseKopecks(f *testing.F) {
	f.Add("199.90")
	f.Add("-0.01")
	f.Add(".5")
	f.Fuzz(func(t *testing.T, text string) {
		k, err := pricelist.ParseKopecks(text)
		if err != nil {
			return
		}
		back, err := pricelist.ParseKopecks(k.String())
		if k < 0 || err != nil || back != k {
			t.Errorf("%q: %v, back %v, %v", text, k, back, err)
		}
	})
}
