// Package quiz holds the programs of «what does it print?» about breakers.
package quiz

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/sony/gobreaker/v2"
)

// Defaults calls a dead upstream with the settings of nobody's choice.
func Defaults(out io.Writer) {
	// region:defaults
	b := gobreaker.NewCircuitBreaker[string](gobreaker.Settings{})
	dead := func() (string, error) { return "", errors.New("503") }
	for range 7 {
		_, err := b.Execute(dead)
		fmt.Fprintln(out, err)
	}
	time.Sleep(59 * time.Second)
	fmt.Fprintln(out, b.State())
	time.Sleep(2 * time.Second)
	fmt.Fprintln(out, b.State())
	// endregion
}

// Memory has an upstream that was well for an hour and is dead now.
func Memory(out io.Writer) {
	// region:memory
	for _, interval := range []time.Duration{0, 10 * time.Second} {
		b := gobreaker.NewCircuitBreaker[int](gobreaker.Settings{
			Interval: interval, BucketPeriod: interval / 10,
			ReadyToTrip: func(n gobreaker.Counts) bool {
				return n.Requests >= 5 && n.TotalFailures*2 >= n.Requests
			},
		})
		call := func(err error) {
			time.Sleep(time.Second)
			_, _ = b.Execute(func() (int, error) { return 0, err })
		}
		for range 3600 {
			call(nil)
		}
		died := time.Now()
		for b.State() == gobreaker.StateClosed {
			call(errors.New("503"))
		}
		fmt.Fprintln(out, interval, "opened after", time.Since(died))
	}
	// endregion
}

// Probe hangs: nobody has given it a timeout.
func Probe(out io.Writer) {
	hang, release := make(chan struct{}), make(chan struct{})
	// region:probe
	b := gobreaker.NewCircuitBreaker[int](gobreaker.Settings{
		Timeout: 5 * time.Second,
	})
	for range 6 {
		b.Execute(func() (int, error) { return 0, errors.New("503") })
	}
	time.Sleep(6 * time.Second)
	go b.Execute(func() (int, error) { // the probe has no timeout
		hang <- struct{}{}
		<-release
		return 0, nil
	})
	<-hang
	time.Sleep(time.Hour) // the upstream is well since long
	_, err := b.Execute(func() (int, error) { return 200, nil })
	fmt.Fprintln(out, b.State(), err)
	// endregion
	close(release)
}

// Cancelled is the user who closes the tab.
func Cancelled(out io.Writer) {
	// region:cancelled
	for _, excluded := range []func(error) bool{
		nil,
		func(err error) bool { return errors.Is(err, context.Canceled) },
	} {
		b := gobreaker.NewCircuitBreaker[int](gobreaker.Settings{
			IsExcluded: excluded,
		})
		for range 10 {
			ctx, cancel := context.WithCancel(context.Background())
			cancel() // the tab is closed
			b.Execute(func() (int, error) { return 0, ctx.Err() })
		}
		fmt.Fprintln(out, b.State())
	}
	// endregion
}

// Order puts a retry around a breaker, and a breaker around a retry.
func Order(out io.Writer) {
	// region:order
	type call = func() (int, error)
	retry := func(do call) call {
		return func() (n int, err error) {
			for range 3 {
				if n, err = do(); err == nil {
					break
				}
			}
			return n, err
		}
	}
	for _, retryOutside := range []bool{true, false} {
		calls := 0
		dead := func() (int, error) {
			calls++
			return 0, errors.New("503")
		}
		b := gobreaker.NewCircuitBreaker[int](gobreaker.Settings{})
		guard := func(do call) call {
			return func() (int, error) { return b.Execute(do) }
		}
		do := guard(retry(dead))
		if retryOutside {
			do = retry(guard(dead))
		}
		for range 10 {
			do()
		}
		fmt.Fprintln(out, calls, "calls,", b.State())
	}
	// endregion
}
