// Package delivery holds the port of the exercise.
package delivery

import (
	"context"
	"errors"
)

// region:port

// Money is a sum in kopecks.
type Money int64

// Prices is what the shop asks of a courier service.
type Prices interface {
	// Price says what it costs to bring grams to the city. It returns
	// *NoRoute when nobody goes there and an ErrUnavailable when nobody
	// can tell now; a context that is done shows through it.
	Price(ctx context.Context, city string, grams int) (Money, error)
}

// ErrUnavailable is worth another try later.
var ErrUnavailable = errors.New("delivery service unavailable")

// NoRoute is final.
type NoRoute struct{ City string }

func (e *NoRoute) Error() string { return "no delivery to " + e.City }

// endregion
