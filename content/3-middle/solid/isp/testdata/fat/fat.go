// Package fat has a fake that was enough yesterday.
package fat

import (
	"context"

	"route500k/content/3-middle/solid/isp"
)

type fake struct{}

func (fake) ByID(context.Context, string) (p isp.Product, err error) {
	return p, err
}

func card(ctx context.Context) (string, error) {
	return isp.CardBefore(ctx, fake{}, "mug")
}
