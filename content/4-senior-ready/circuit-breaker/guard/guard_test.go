package guard_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/4-senior-ready/circuit-breaker/guard"
)

func newGuard(slots int) (*guard.Guard[string], *strings.Builder) {
	var changes strings.Builder
	return guard.New[string](guard.Config{
		Name: "reviews", Timeout: time.Second, Slots: slots,
		OnChange: func(name, from, to string) {
			fmt.Fprintf(&changes, "%s: %s to %s\n", name, from, to)
		},
	}), &changes
}

func answer(s string, err error) func(context.Context) (string, error) {
	return func(context.Context) (string, error) { return s, err }
}

func TestOpensAndCloses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, changes := newGuard(10)
		hang := func(ctx context.Context) (string, error) {
			<-ctx.Done()
			return "", ctx.Err()
		}
		var wg sync.WaitGroup
		for range 2 {
			for range 10 {
				wg.Go(func() { _, _ = g.Do(t.Context(), hang) })
			}
			wg.Wait()
		}
		start := time.Now()
		_, err := g.Do(t.Context(), hang)
		if !guard.Refused(err) || time.Since(start) != 0 {
			t.Errorf("%v after %v", err, time.Since(start))
		}
		time.Sleep(5*time.Second + time.Nanosecond)
		for range 3 {
			got, err := g.Do(t.Context(), answer("five stars", nil))
			if got != "five stars" || err != nil {
				t.Errorf("%q, %v", got, err)
			}
		}
		const want = "reviews: closed to open\n" +
			"reviews: open to half-open\nreviews: half-open to closed\n"
		if changes.String() != want {
			t.Errorf("got\n%swant\n%s", changes, want)
		}
	})
}

// What is no fault of the dependency must not open the breaker.
func TestNotItsFault(t *testing.T) {
	for _, err := range []error{
		guard.StatusError{Code: 404}, guard.StatusError{Code: 429},
		fmt.Errorf("ask: %w", guard.StatusError{Code: 400}),
		fmt.Errorf("ask: %w", context.Canceled),
	} {
		g, changes := newGuard(1)
		for range 100 {
			_, got := g.Do(t.Context(), answer("", err))
			if !errors.Is(got, err) {
				t.Fatalf("%v became %v", err, got)
			}
		}
		if changes.Len() > 0 {
			t.Errorf("%v: %s", err, changes)
		}
	}
	for _, err := range []error{
		guard.StatusError{Code: 500}, context.DeadlineExceeded,
		errors.New("connection refused"),
	} {
		g, changes := newGuard(1)
		for range 20 {
			_, _ = g.Do(t.Context(), answer("", err))
		}
		if changes.Len() == 0 {
			t.Errorf("%v does not open it", err)
		}
	}
}

func TestBulkhead(t *testing.T) {
	g, _ := newGuard(2)
	begun, finish := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			_, _ = g.Do(t.Context(), func(context.Context) (string, error) {
				begun <- struct{}{}
				<-finish
				return "", nil
			})
		})
		<-begun
	}
	if _, err := g.Do(t.Context(), answer("", nil)); err != guard.ErrBusy {
		t.Error(err)
	}
	close(finish)
	wg.Wait()
	if _, err := g.Do(t.Context(), answer("", nil)); err != nil {
		t.Error(err)
	}
}
