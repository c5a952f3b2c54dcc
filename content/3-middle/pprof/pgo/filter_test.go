package pgo

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

func sample() []Product {
	products := make([]Product, 10_000)
	for i := range products {
		products[i] = Product{Price: int64(i % 1000), Stock: int64(i % 3)}
	}
	return products
}

func BenchmarkCount(b *testing.B) {
	products := sample()
	var filter Filter = Between{Low: 100, High: 900}
	for b.Loop() {
		Count(products, filter)
	}
}

func TestCount(t *testing.T) {
	products := sample()
	price := Count(products, Between{Low: 100, High: 900})
	if stock := Count(products, InStock{}); price != 8010 || stock != 6666 {
		t.Errorf("%d by price, %d in stock", price, stock)
	}
}

// TestCompiler asks the compiler what the profile makes it do. "go build
// -pgo" would compile the whole standard library anew.
func TestCompiler(t *testing.T) {
	const pkg = "route500k/content/3-middle/pprof/pgo"
	out, err := exec.CommandContext(t.Context(), "go", "tool", "compile",
		"-p", pkg, "-o", os.DevNull, "-pgoprofile", "testdata/cpu.pprof",
		"-d=pgodebug=1", "-m", "filter.go").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, "devirtualizing") ||
			strings.Contains(line, "go:20:") {
			said = append(said, strings.TrimPrefix(line, dir+"/"))
		}
	}
	proof.Golden(t, "testdata/want.txt",
		proof.Fold(strings.Join(said, ""), proof.Width))
}
