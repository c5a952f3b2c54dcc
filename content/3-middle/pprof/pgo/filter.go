// Package pgo is a hot loop over an interface. It imports nothing, so that
// a test can give it to the compiler alone.
package pgo

type Product struct{ Price, Stock int64 }

// Filter is a condition of the catalogue.
type Filter interface{ Match(p *Product) bool }

// Between is what most visitors of the catalogue ask for.
type Between struct{ Low, High int64 }

func (f Between) Match(p *Product) bool {
	return f.Low <= p.Price && p.Price <= f.High
}

// region:count
func Count(products []Product, filter Filter) (n int) {
	for i := range products {
		if filter.Match(&products[i]) {
			n++
		}
	}
	return n
}

// endregion

type InStock struct{}

func (InStock) Match(p *Product) bool { return p.Stock > 0 }
