// Package acquirer is the adapter to the acquirer: the only place that
// knows its words.
package acquirer

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"time"

	"route500k/content/3-middle/clean-architecture/kassa"
	"route500k/content/3-middle/clean-architecture/shop/app"
	"route500k/content/3-middle/clean-architecture/shop/domain"
)

// region:acquirer

// Acquirer is an app.Payments.
type Acquirer struct {
	client  *kassa.Client
	timeout time.Duration
}

// New gives each charge at most timeout.
func New(client *kassa.Client, timeout time.Duration) *Acquirer {
	return &Acquirer{client, timeout}
}

// Charge translates: their code becomes our error, and a code that we do
// not know becomes "nobody knows", never "yes".
func (a *Acquirer) Charge(
	ctx context.Context, order int64, sum domain.Money,
) error {
	ctx, cancel := context.WithTimeout(ctx, a.timeout)
	defer cancel()
	receipt, err := a.client.Charge(
		ctx, strconv.FormatInt(order, 10), int64(sum))
	if err != nil {
		return fmt.Errorf("acquirer: %w", withoutAddress(err))
	}
	switch receipt.Code {
	case kassa.Approved:
		return nil
	case kassa.NoMoney:
		return fmt.Errorf("acquirer: %w", app.ErrDeclined)
	}
	return fmt.Errorf("acquirer: unknown code %q", receipt.Code)
}

// withoutAddress takes the address out of an error: the key is in it.
func withoutAddress(err error) error {
	if failed, ok := errors.AsType[*url.Error](err); ok {
		return failed.Err
	}
	return err
}

// endregion
