// Package isp shows a product on a page.
package isp

import (
	"context"
	"fmt"
)

// Product is what the shop sells.
type Product struct {
	SKU   string
	Price int
}

// region:before

// Repository is all that anybody ever wanted of the database.
type Repository interface {
	ByID(ctx context.Context, sku string) (Product, error)
	List(ctx context.Context, after string) ([]Product, error)
	Search(ctx context.Context, text string) ([]Product, error)
	Create(ctx context.Context, p Product) error
	Update(ctx context.Context, p Product) error
	Delete(ctx context.Context, sku string) error
	Import(ctx context.Context, all []Product) error
}

// CardBefore needs one method and asks for seven.
func CardBefore(
	ctx context.Context, r Repository, sku string,
) (string, error) {
	p, err := r.ByID(ctx, sku)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s: %d", p.SKU, p.Price), nil
}

// endregion

// region:after

// Finder is what a card needs.
type Finder interface {
	ByID(ctx context.Context, sku string) (Product, error)
}

// Card takes anything that can find a product.
func Card(ctx context.Context, f Finder, sku string) (string, error) {
	p, err := f.ByID(ctx, sku)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s: %d", p.SKU, p.Price), nil
}

// FinderFunc makes a function a Finder: a fake needs no type.
type FinderFunc func(ctx context.Context, sku string) (Product, error)

// ByID calls f.
func (f FinderFunc) ByID(
	ctx context.Context, sku string,
) (Product, error) {
	return f(ctx, sku)
}

// endregion
