// Package catalog is what a page of the shop's catalogue shows.
package catalog

import "fmt"

// Product is a row of the catalogue.
type Product struct {
	ID    int64
	Title string
	Price int64 // kopecks
}

// Sample returns n products, the same ones each time.
func Sample(n int) []Product {
	kinds := []string{"Чайник", "Кружка", "Лампа настольная", "Рюкзак"}
	products := make([]Product, n)
	for i := range products {
		products[i] = Product{
			ID: int64(1000 + i),
			Title: fmt.Sprintf("%s «Север», модель %d/%02d",
				kinds[i%len(kinds)], 100+i, i%12),
			Price: int64(99_00 + i*137_50),
		}
	}
	return products
}
