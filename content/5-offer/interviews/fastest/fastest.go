// Package fastest takes the first good answer of many.
package fastest

import (
	"context"
	"errors"
)

// ErrNoAnswer says that no replica gave a good answer.
var ErrNoAnswer = errors.New("no good answer")

// region:solution

// First asks all replicas at once and returns the first good answer. The
// others are cancelled, and no goroutine is left behind. Without a good
// answer the error is ErrNoAnswer joined with those of all replicas; when
// ctx is done it is the cause of that.
func First[T any](
	ctx context.Context, replicas ...func(context.Context) (T, error),
) (T, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // those who are late
	type answer struct {
		from  int
		value T
		err   error
	}
	answers := make(chan answer, len(replicas)) // room for the late
	for i, ask := range replicas {
		go func() {
			value, err := ask(ctx)
			answers <- answer{i, value, err}
		}()
	}
	var zero T
	errs := make([]error, len(replicas))
	for range replicas {
		select {
		case a := <-answers:
			if a.err == nil {
				return a.value, nil
			}
			errs[a.from] = a.err
		case <-ctx.Done():
			return zero, context.Cause(ctx)
		}
	}
	if ctx.Err() != nil { // that is why all have failed
		return zero, context.Cause(ctx)
	}
	return zero, errors.Join(ErrNoAnswer, errors.Join(errs...))
}

// endregion
