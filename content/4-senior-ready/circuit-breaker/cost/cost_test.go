// Package cost shows what one hanging dependency does to a whole service,
// and what each means of protection gives.
package cost_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/4-senior-ready/circuit-breaker/guard"
	"route500k/content/internal/proof"
)

// The service takes 80 requests at once. A hundred a second are for the
// catalogue and need nothing but the service itself; a hundred a second
// are for cards, and these want reviews. From second 10 to second 40 of 60
// the reviews hang.
const (
	slots   = 80
	minute  = 60 * time.Second
	ill     = 10 * time.Second
	healed  = 40 * time.Second
	spacing = 10*time.Millisecond + 2*time.Microsecond // no two at once
	quick   = 2 * time.Millisecond
	usual   = 20 * time.Millisecond
)

type reviews func(context.Context) error

// upstream answers in 20 ms, or hangs until it is healed.
func upstream(start time.Time, asked *atomic.Int64) reviews {
	return func(ctx context.Context) error {
		wait := usual
		if now := time.Since(start); now >= ill && now < healed {
			wait = healed - now + usual
			asked.Add(1)
		}
		select {
		case <-time.After(wait):
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

type result struct {
	catalogue, refused  int // of the catalogue
	full, poor, noCards int // of cards: with reviews, without, refused
	asked               int // of the upstream while it was ill
	waits               []time.Duration
}

func run(t *testing.T, protect func(reviews) reviews) (r result) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		var asked atomic.Int64
		ask := protect(upstream(start, &asked))
		service := make(chan struct{}, slots)
		enter := func() bool {
			select {
			case service <- struct{}{}:
				return true
			default:
				return false
			}
		}
		var mu sync.Mutex
		var wg sync.WaitGroup
		during := func(at time.Duration) bool {
			return at >= ill && at < healed
		}
		for at := time.Duration(0); at < minute; at += spacing {
			wg.Go(func() {
				begun := time.Now()
				if !enter() {
					mu.Lock()
					r.noCards++
					mu.Unlock()
					return
				}
				defer func() { <-service }()
				time.Sleep(quick)
				err := ask(t.Context())
				mu.Lock()
				defer mu.Unlock()
				if during(at) {
					r.waits = append(r.waits, time.Since(begun))
				}
				if err != nil {
					r.poor++
				} else {
					r.full++
				}
			})
			time.Sleep(spacing / 2)
			wg.Go(func() {
				ok := enter()
				if ok {
					time.Sleep(quick)
					<-service
				}
				mu.Lock()
				defer mu.Unlock()
				if ok {
					r.catalogue++
				} else {
					r.refused++
				}
			})
			time.Sleep(spacing / 2)
		}
		wg.Wait()
		r.asked = int(asked.Load())
	})
	slices.Sort(r.waits)
	return r
}

func (r result) median() string {
	return r.waits[len(r.waits)/2].Round(time.Millisecond).String()
}

func share(part, whole int) int { return (100*part + whole/2) / whole }

func TestOneHangs(t *testing.T) {
	with := func(slots int, timeout time.Duration) func(reviews) reviews {
		return func(ask reviews) reviews {
			g := guard.New[struct{}](guard.Config{
				Name: "reviews", Timeout: timeout, Slots: slots,
				OnChange: func(_, _, _ string) {},
			})
			return func(ctx context.Context) error {
				_, err := g.Do(ctx, func(
					ctx context.Context,
				) (struct{}, error) {
					return struct{}{}, ask(ctx)
				})
				return err
			}
		}
	}
	ways := []struct {
		name    string
		protect func(reviews) reviews
	}{
		{"nothing", func(ask reviews) reviews { return ask }},
		{"timeout 1 s", func(ask reviews) reviews {
			return func(ctx context.Context) error {
				ctx, cancel := context.WithTimeout(ctx, time.Second)
				defer cancel()
				return ask(ctx)
			}
		}},
		{"+ bulkhead 20", func(ask reviews) reviews {
			places := make(chan struct{}, 20)
			return func(ctx context.Context) error {
				select {
				case places <- struct{}{}:
					defer func() { <-places }()
				default:
					return errors.New("busy")
				}
				ctx, cancel := context.WithTimeout(ctx, time.Second)
				defer cancel()
				return ask(ctx)
			}
		}},
		{"+ breaker", with(1000, time.Second)},
		{"all three", with(20, time.Second)},
	}
	results := make([]result, len(ways))
	t.Run("runs", func(t *testing.T) {
		for i, way := range ways {
			t.Run(way.name, func(t *testing.T) {
				t.Parallel()
				results[i] = run(t, way.protect)
			})
		}
	})
	var out strings.Builder
	fmt.Fprintf(&out, "%-17s%12s%10s%12s%13s\n", "",
		"catalogue", "cards", "calls", "card median")
	fmt.Fprintf(&out, "%-17s%12s%10s%12s%13s\n", "",
		"served, %", "full, %", "while ill", "while ill")
	for i, way := range ways {
		r := results[i]
		fmt.Fprintf(&out, "%-17s%12d%10d%12d%13s\n", way.name,
			share(r.catalogue, r.catalogue+r.refused),
			share(r.full, r.full+r.poor+r.noCards),
			r.asked, r.median())
	}
	proof.Golden(t, "testdata/want.txt", out.String())
}
