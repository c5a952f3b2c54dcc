package pipe_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/4-senior-ready/backpressure/pipe"
	"route500k/content/internal/proof"
)

const (
	items = 10_000
	ms    = time.Millisecond
)

// memory counts what has been read and is not yet written.
type memory struct{ now, most atomic.Int64 }

func (m *memory) source() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range items {
			if n := m.now.Add(1); n > m.most.Load() {
				m.most.Store(n)
			}
			if !yield(i) {
				return
			}
		}
	}
}

func work(_ context.Context, n int) (int, error) {
	time.Sleep(10 * ms)
	return n, nil
}

func (m *memory) write(context.Context, int) error {
	time.Sleep(5 * ms)
	m.now.Add(-1)
	return nil
}

func TestMemory(t *testing.T) {
	var text strings.Builder
	fmt.Fprintf(&text, "%-26s %14s %10s\n",
		"10 000 orders, 8 workers", "most in memory", "in all, s")
	show := func(name string, run func(*testing.T, *memory)) {
		synctest.Test(t, func(t *testing.T) {
			var m memory
			start := time.Now()
			run(t, &m)
			fmt.Fprintf(&text, "%-26s %14d %10.1f\n", name,
				m.most.Load(), time.Since(start).Seconds())
		})
	}
	show("go for each order", func(t *testing.T, m *memory) {
		var wg sync.WaitGroup
		writer := make(chan struct{}, 1) // a mutex stops the clock
		for n := range m.source() {
			wg.Go(func() {
				n, _ := work(t.Context(), n)
				writer <- struct{}{}
				m.write(t.Context(), n)
				<-writer
			})
		}
		wg.Wait()
	})
	for _, buffer := range []int{1000, 10, 0} {
		name := fmt.Sprintf("channels of %d", buffer)
		show(name, func(t *testing.T, m *memory) {
			err := pipe.Run(t.Context(), m.source(), 8, buffer, work,
				m.write)
			if err != nil {
				t.Error(err)
			}
		})
	}
	proof.Golden(t, "testdata/want.txt", text.String())
}

// The bubble also proves that no goroutine is left.
func TestErrorsStopAll(t *testing.T) {
	boom := errors.New("boom")
	for name, where := range map[string][2]error{
		"work": {boom, nil}, "write": {nil, boom},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var m memory
				err := pipe.Run(t.Context(), m.source(), 8, 0,
					func(ctx context.Context, n int) (int, error) {
						if n == 100 && where[0] != nil {
							return 0, where[0]
						}
						return work(ctx, n)
					},
					func(ctx context.Context, n int) error {
						if n == 100 && where[1] != nil {
							return where[1]
						}
						return m.write(ctx, n)
					})
				if !errors.Is(err, boom) {
					t.Error(err)
				}
			})
		})
	}
}
