package shop_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"route500k/content/3-middle/solid/dip/mail"
	"route500k/content/3-middle/solid/dip/shop"
)

// region:test

// letters is a Notifier that keeps what it is given.
type letters struct {
	sent []string
	err  error
}

func (l *letters) Send(_ context.Context, to, text string) error {
	l.sent = append(l.sent, to+": "+text)
	return l.err
}

func ExampleShipping() {
	post := new(letters)
	err := shop.NewShipping(post).
		Ship(context.Background(), "ann@example.org", 7)
	fmt.Println(post.sent, err)
	// Output: [ann@example.org: order 7 is on its way] <nil>
}

// endregion

// The client fits although neither package imports the other's interface.
var _ shop.Notifier = (*mail.Client)(nil)

func TestFailure(t *testing.T) {
	down := errors.New("down")
	err := shop.NewShipping(&letters{err: down}).
		Ship(t.Context(), "ann@example.org", 7)
	if !errors.Is(err, down) {
		t.Errorf("got %v", err)
	}
}
