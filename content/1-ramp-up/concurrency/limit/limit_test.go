package limit_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"

	"route500k/content/1-ramp-up/concurrency/limit"
)

// gauge remembers how many were inside at most.
type gauge struct{ now, most atomic.Int64 }

func (g *gauge) visit() {
	inside := g.now.Add(1)
	for most := g.most.Load(); inside > most; most = g.most.Load() {
		if g.most.CompareAndSwap(most, inside) {
			break
		}
	}
	time.Sleep(time.Second)
	g.now.Add(-1)
}

func TestThreeWaysToLimit(t *testing.T) {
	const jobs, places = 9, 3
	ways := map[string]func(*testing.T, *gauge){
		"channel": func(t *testing.T, g *gauge) {
			places := make(limit.Semaphore, places)
			var wg sync.WaitGroup
			for range jobs {
				wg.Go(func() {
					if err := places.Acquire(t.Context()); err != nil {
						t.Error(err)
						return
					}
					defer places.Release()
					g.visit()
				})
			}
			wg.Wait()
		},
		"errgroup": func(t *testing.T, g *gauge) {
			var group errgroup.Group
			group.SetLimit(places)
			for range jobs {
				group.Go(func() error { g.visit(); return nil })
			}
			if err := group.Wait(); err != nil {
				t.Error(err)
			}
		},
		"weighted": func(t *testing.T, g *gauge) {
			places := semaphore.NewWeighted(2 * places)
			var wg sync.WaitGroup
			for range jobs {
				wg.Go(func() { // each weighs 2
					if err := places.Acquire(t.Context(), 2); err != nil {
						t.Error(err)
						return
					}
					defer places.Release(2)
					g.visit()
				})
			}
			wg.Wait()
		},
	}
	for name, run := range ways {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				g := new(gauge)
				start := time.Now()
				run(t, g)
				if most := g.most.Load(); most != places {
					t.Errorf("%d at once, want %d", most, places)
				}
				if took := time.Since(start); took != 3*time.Second {
					t.Errorf("took %v, want 3s", took)
				}
			})
		})
	}
}

func TestAcquireGivesWayToContext(t *testing.T) {
	places := make(limit.Semaphore, 1)
	if err := places.Acquire(t.Context()); err != nil {
		t.Fatal(err)
	}
	errBusy := errors.New("busy")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(errBusy)
	if err := places.Acquire(ctx); err != errBusy {
		t.Errorf("err = %v, want %v", err, errBusy)
	}
}
