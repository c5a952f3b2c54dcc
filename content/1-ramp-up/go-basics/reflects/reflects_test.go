package reflects_test

import (
	"fmt"
	"testing"

	"route500k/content/1-ramp-up/go-basics/reflects"
)

type product struct {
	SKU   string `required:"true"`
	Price int    `required:"true"`
	Note  string
	stock string
}

func ExampleMissing() {
	fmt.Println(reflects.Missing(product{SKU: "mug"}))
	// Output: [Price]
}

func TestSetString(t *testing.T) {
	p := product{stock: "none"}
	if err := reflects.SetString(&p, "SKU", "mug"); err != nil {
		t.Fatal(err)
	}
	if p.SKU != "mug" {
		t.Errorf("SKU is %q", p.SKU)
	}
	const typ = "*reflects_test.product"
	for name, want := range map[string]string{
		"stock": typ + ": stock is not exported",
		"Price": typ + ": Price is int",
		"Size":  typ + " has no field Size",
	} {
		err := reflects.SetString(&p, name, "x")
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
	if err := reflects.SetString(p, "SKU", "x"); err == nil {
		t.Error("a copy was set")
	}
}

var sink []string

func BenchmarkMissing(b *testing.B) {
	p := product{SKU: "mug"}
	for b.Loop() {
		sink = reflects.Missing(p)
	}
}

func BenchmarkMissingByHand(b *testing.B) {
	p := product{SKU: "mug"}
	for b.Loop() {
		sink = nil
		if p.SKU == "" {
			sink = append(sink, "SKU")
		}
		if p.Price == 0 {
			sink = append(sink, "Price")
		}
	}
}
