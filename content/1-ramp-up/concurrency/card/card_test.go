package card_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/1-ramp-up/concurrency/card"
)

var latency = map[string]time.Duration{
	"price":   80 * time.Millisecond,
	"stock":   60 * time.Millisecond,
	"reviews": 120 * time.Millisecond,
}

// slow answers after the latency of the service.
func slow(ctx context.Context, service string) (string, error) {
	select {
	case <-time.After(latency[service]):
		return service + " ok", nil
	case <-ctx.Done():
		return "", context.Cause(ctx)
	}
}

var complete = card.Card{
	Price: "price ok", Stock: "stock ok", Reviews: "reviews ok",
}

func TestLatency(t *testing.T) {
	tests := []struct {
		name   string
		gather func(context.Context, card.Fetch) (card.Card, error)
		want   time.Duration
	}{
		{"one after another", card.Sequential, 260 * time.Millisecond},
		{"at once", card.Concurrent, 120 * time.Millisecond},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				start := time.Now()
				got, err := tt.gather(t.Context(), slow)
				if err != nil || got != complete {
					t.Errorf("got %+v, %v", got, err)
				}
				if took := time.Since(start); took != tt.want {
					t.Errorf("took %v, want %v", took, tt.want)
				}
			})
		})
	}
}

func TestFirstErrorCancelsTheRest(t *testing.T) {
	broken := errors.New("no stock service")
	fetch := func(ctx context.Context, service string) (string, error) {
		if service != "stock" {
			return slow(ctx, service)
		}
		time.Sleep(10 * time.Millisecond)
		return "", broken
	}
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		_, err := card.Concurrent(t.Context(), fetch)
		if !errors.Is(err, broken) {
			t.Errorf("err = %v, want %v", err, broken)
		}
		if took := time.Since(start); took != 10*time.Millisecond {
			t.Errorf("took %v, want 10ms: nobody cancelled the rest", took)
		}
	})
}

func TestSequentialStopsAtTheFirstError(t *testing.T) {
	for _, failing := range []string{"price", "stock", "reviews"} {
		fetch := func(_ context.Context, s string) (string, error) {
			if s == failing {
				return "", context.DeadlineExceeded
			}
			return s, nil
		}
		_, err := card.Sequential(t.Context(), fetch)
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: err = %v", failing, err)
		}
	}
}
