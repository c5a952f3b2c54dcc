// Package events is the queue's adapter: it drives the same use cases.
package events

import (
	"context"
	"encoding/json/v2"
	"errors"
	"fmt"

	"route500k/content/3-middle/clean-architecture/shop/domain"
)

// region:events

// ErrBad is a message that will never be understood: do not repeat it.
var ErrBad = errors.New("bad message")

// Settler is the use case behind a verdict.
type Settler interface {
	Settle(ctx context.Context, id int64, paid bool) error
}

// Verdict handles a message of the queue "payments.verdict".
func Verdict(
	ctx context.Context, use Settler, body []byte,
) error {
	var message struct {
		Order   int64  `json:"order"`
		Verdict string `json:"verdict"`
	}
	if err := json.Unmarshal(body, &message); err != nil {
		return fmt.Errorf("%w: %w", ErrBad, err)
	}
	paid := message.Verdict == "paid"
	if !paid && message.Verdict != "refused" {
		return fmt.Errorf("%w: verdict %q", ErrBad, message.Verdict)
	}
	err := use.Settle(ctx, message.Order, paid)
	_, wrong := errors.AsType[*domain.WrongStatus](err)
	if wrong || errors.Is(err, domain.ErrNotFound) {
		return fmt.Errorf("%w: %w", ErrBad, err) // for a human
	}
	return err // nil, or worth another try
}

// endregion
