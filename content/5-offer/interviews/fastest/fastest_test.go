package fastest

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

type replica = func(context.Context) (string, error)

var (
	errDown = errors.New("replica is down")
	errSlow = errors.New("replica is slow")
)

func says(text string, err error) replica {
	return func(context.Context) (string, error) { return text, err }
}

// after answers late and obeys its context.
func after(d time.Duration, text string) replica {
	return func(ctx context.Context) (string, error) {
		select {
		case <-time.After(d):
			return text, nil
		case <-ctx.Done():
			return "", ctx.Err()
		}
	}
}

func TestErrorIsNoAnswer(t *testing.T) {
	got, err := First(t.Context(),
		says("", errDown), after(20*time.Millisecond, "b"))
	if got != "b" || err != nil {
		t.Errorf("got %q, %v, want the answer of b", got, err)
	}
}

func TestAllErrorsAreTold(t *testing.T) {
	_, err := First(t.Context(), says("", errDown),
		func(context.Context) (string, error) {
			time.Sleep(20 * time.Millisecond)
			return "", errSlow
		})
	for _, want := range []error{ErrNoAnswer, errDown, errSlow} {
		if !errors.Is(err, want) {
			t.Errorf("the error does not tell: %v", want)
		}
	}
}

func TestCallerGoesAway(t *testing.T) {
	gone := errors.New("the client is gone")
	ctx, cancel := context.WithCancelCause(t.Context())
	time.AfterFunc(20*time.Millisecond, func() { cancel(gone) })
	_, err := First(ctx, after(time.Hour, "a"), after(time.Hour, "b"))
	if err != gone {
		t.Errorf("err = %v, want %v", err, gone)
	}
}

// The bubble panics if a goroutine stays behind.
func TestLateReplicasAreCancelled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var cancelled atomic.Int64
		late := func(ctx context.Context) (string, error) {
			<-ctx.Done()
			cancelled.Add(1)
			return "", ctx.Err()
		}
		got, err := First(t.Context(), after(time.Second, "a"), late, late)
		if got != "a" || err != nil {
			t.Errorf("got %q, %v", got, err)
		}
		synctest.Wait()
		if n := cancelled.Load(); n != 2 {
			t.Errorf("%d of 2 late replicas are cancelled", n)
		}
	})
}

func TestReplicaThatDoesNotObey(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err := First(ctx, func(context.Context) (string, error) {
			time.Sleep(time.Minute)
			return "late", nil
		})
		if err != context.DeadlineExceeded {
			t.Errorf("err = %v", err)
		}
		if took := time.Since(start); took != time.Second {
			t.Errorf("took %v, want 1s", took)
		}
		time.Sleep(time.Hour) // for it to return
	})
}

func TestNoReplicas(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		if _, err := First[string](t.Context()); err == nil {
			t.Error("no replicas, no error")
		}
	})
}
