package gen

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func slow(d time.Duration) Send {
	return func(context.Context) error {
		time.Sleep(d)
		return nil
	}
}

func TestSlowAnswersDoNotDelay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		var mu sync.Mutex
		var sent []time.Duration
		Run(t.Context(), func(context.Context) error {
			mu.Lock()
			sent = append(sent, time.Since(start))
			mu.Unlock()
			time.Sleep(3 * time.Second)
			return nil
		}, 5, time.Second, 100)
		if got := fmt.Sprint(sent); got != "[0s 200ms 400ms 600ms 800ms]" {
			t.Errorf("5 a second for a second were sent at %s", got)
		}
	})
}

func TestWaitingForAPlaceCounts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var got []time.Duration
		for _, r := range Run(t.Context(), slow(300*time.Millisecond),
			5, time.Second, 1) {
			got = append(got, r.Latency)
		}
		want := "[300ms 400ms 500ms 600ms 700ms]"
		if fmt.Sprint(got) != want {
			t.Errorf("one at once, 5 a second, 300 ms each: %v", got)
		}
	})
}

func TestRateIsExact(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		results := Run(t.Context(), slow(0), 7, 1000*time.Second, 10)
		if len(results) != 7000 {
			t.Fatalf("7 a second for 1000 s: %d sent", len(results))
		}
		want := start.Add(999*time.Second + 6*time.Second/7)
		if last := results[6999].Planned; !last.Equal(want) {
			t.Errorf("the last one is off by %v", last.Sub(want))
		}
	})
}

func TestCancel(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		start := time.Now()
		results := Run(ctx, func(ctx context.Context) error {
			<-ctx.Done()
			return ctx.Err()
		}, 10, time.Hour, 3)
		if took := time.Since(start); took != time.Second {
			t.Errorf("cancelled after 1 s, ended after %v", took)
		}
		if len(results) < 10 || len(results) > 11 {
			t.Errorf("%d results of 10 sent in a second", len(results))
		}
		for _, r := range results {
			if !errors.Is(r.Err, context.DeadlineExceeded) {
				t.Errorf("got %v", r.Err)
			}
		}
	})
}
