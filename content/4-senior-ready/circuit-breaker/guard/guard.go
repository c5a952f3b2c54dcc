// Package guard is what stands between a service and one dependency: a
// bulkhead, a circuit breaker of gobreaker and a timeout.
package guard

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/sony/gobreaker/v2"
)

// region:failed
// StatusError is an answer that is not the one we have asked for.
type StatusError struct{ Code int }

func (e StatusError) Error() string {
	return fmt.Sprintf("%d %s", e.Code, http.StatusText(e.Code))
}

// healthy says that an error is not the fault of the dependency.
func healthy(err error) bool {
	status, ok := errors.AsType[StatusError](err)
	return err == nil || ok && status.Code < 500
}

// endregion

// region:guard
// ErrBusy means that too many calls to the dependency are under way.
var ErrBusy = errors.New("too many calls under way")

// Guard protects one dependency: one host, or one of its methods.
type Guard[T any] struct {
	timeout time.Duration
	slots   chan struct{}
	breaker *gobreaker.CircuitBreaker[T]
}

// Config has a name for metrics and what was measured for this dependency.
type Config struct {
	Name     string
	Timeout  time.Duration // of one call: somewhat above its p99
	Slots    int           // rate × p99, with a reserve
	OnChange func(name, from, to string)
}

// New returns a guard that lets calls through.
func New[T any](c Config) *Guard[T] {
	return &Guard[T]{
		timeout: c.Timeout,
		slots:   make(chan struct{}, c.Slots),
		breaker: gobreaker.NewCircuitBreaker[T](settings(c)),
	}
}

func settings(c Config) gobreaker.Settings {
	return gobreaker.Settings{
		Name:         c.Name,
		Interval:     10 * time.Second, // the zero never forgets
		BucketPeriod: time.Second,
		Timeout:      5 * time.Second, // of open; the zero is a minute
		MaxRequests:  3,               // probes; all must succeed
		ReadyToTrip: func(n gobreaker.Counts) bool {
			done := n.TotalSuccesses + n.TotalFailures
			return done >= 20 && n.TotalFailures*2 >= done
		},
		IsSuccessful: healthy,
		IsExcluded: func(err error) bool { // the caller has left
			return errors.Is(err, context.Canceled)
		},
		OnStateChange: func(name string, from, to gobreaker.State) {
			c.OnChange(name, from.String(), to.String())
		},
	}
}

// Do makes the call, or fails at once: ErrBusy, gobreaker.ErrOpenState,
// gobreaker.ErrTooManyRequests.
func (g *Guard[T]) Do(
	ctx context.Context, call func(context.Context) (T, error),
) (T, error) {
	select {
	case g.slots <- struct{}{}:
		defer func() { <-g.slots }()
	default:
		var none T
		return none, ErrBusy
	}
	return g.breaker.Execute(func() (T, error) {
		ctx, cancel := context.WithTimeout(ctx, g.timeout)
		defer cancel()
		return call(ctx)
	})
}

// endregion

// Transport is a breaker under a proxy: headers decide, bodies flow by.
type Transport struct {
	base    http.RoundTripper
	breaker *gobreaker.CircuitBreaker[*http.Response]
}

// NewTransport needs a base with a timeout for headers.
func NewTransport(base http.RoundTripper, c Config) *Transport {
	return &Transport{base: base,
		breaker: gobreaker.NewCircuitBreaker[*http.Response](settings(c))}
}

// region:transport
// RoundTrip counts a 5xx as a failure and hands it on as an answer.
func (t *Transport) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := t.breaker.Execute(func() (*http.Response, error) {
		resp, err := t.base.RoundTrip(r)
		if err == nil && resp.StatusCode >= 500 {
			err = StatusError{resp.StatusCode}
		}
		return resp, err
	})
	if _, ok := errors.AsType[StatusError](err); ok {
		err = nil
	}
	return resp, err
}

// endregion

// Refused says that the call was not made at all.
func Refused(err error) bool {
	return errors.Is(err, ErrBusy) ||
		errors.Is(err, gobreaker.ErrOpenState) ||
		errors.Is(err, gobreaker.ErrTooManyRequests)
}
