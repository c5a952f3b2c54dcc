package lsp_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"testing"

	"route500k/content/3-middle/solid/lsp/stock"
	"route500k/content/3-middle/solid/lsp/stocktest"
	"route500k/content/internal/proof"
)

// down is a stock whose database does not answer.
type down struct{}

func (down) Left(context.Context, string) (int, error) {
	return 0, errors.New("database is down")
}

func Example() {
	ctx := context.Background()
	fmt.Println("soft: buy",
		stock.Restock(ctx, stock.Soft{Stock: down{}}, "mug", "tea"))
	fmt.Println("honest: buy",
		stock.Restock(ctx, stock.NewCached(down{}), "mug", "tea"))
	// Output:
	// soft: buy [mug tea]
	// honest: buy []
}

func TestContract(t *testing.T) {
	for name, wrap := range map[string]func(stock.Stock) stock.Stock{
		"shelf": func(s stock.Stock) stock.Stock { return s },
		"cached": func(s stock.Stock) stock.Stock {
			return stock.NewCached(s)
		},
	} {
		t.Run(name, func(t *testing.T) { stocktest.Run(t, wrap) })
	}
}

// failing fails from the second call on.
type failing struct {
	stock.Stock
	calls int
}

func (f *failing) Left(ctx context.Context, sku string) (int, error) {
	f.calls++
	if f.calls > 1 {
		return 0, errors.New("database is down")
	}
	return f.Stock.Left(ctx, sku)
}

func TestCachedRemembers(t *testing.T) {
	s := stock.NewCached(&failing{Stock: stock.Shelf{"mug": 5}})
	for range 2 {
		n, err := s.Left(t.Context(), "mug")
		if n != 5 || err != nil {
			t.Errorf("%d, %v", n, err)
		}
	}
	if _, err := s.Left(t.Context(), "tea"); err == nil {
		t.Error("knows what it has never heard")
	}
}

// TestBroken shows what suites say of implementations that break promises.
func TestBroken(t *testing.T) {
	for name, file := range map[string]string{
		"soft": "stocktest.go", "reader": "reader_test.go",
	} {
		dir := "testdata/" + name
		source := dir + "/" + name + "_test.go"
		if _, err := os.ReadFile(source); err != nil {
			t.Fatal(err)
		}
		text := proof.Fail(t, dir, "go", "test", "-vet=off", ".")
		proof.Golden(t, dir+"/want.txt", proof.Verdicts(text, file))
	}
}
