package cancel_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/1-ramp-up/concurrency/cancel"
)

// region:cause

func ExampleCause() {
	errSold := errors.New("the last item is sold")

	parent, cancel := context.WithCancelCause(context.Background())
	child, stop := context.WithTimeout(parent, time.Hour)
	defer stop()
	cleanup := context.WithoutCancel(child) // values yes, signal no

	cancel(errSold)
	cancel(errors.New("too late")) // the first reason stays

	fmt.Println(child.Err())
	fmt.Println(context.Cause(child))
	fmt.Println(cleanup.Err())
	// Output:
	// context canceled
	// the last item is sold
	// <nil>
}

// endregion

func TestChildDoesNotCancelItsParent(t *testing.T) {
	parent, cancel := context.WithCancel(t.Context())
	defer cancel()
	child, cancelChild := context.WithCancel(parent)
	cancelChild()
	if child.Err() == nil || parent.Err() != nil {
		t.Errorf("child %v, parent %v", child.Err(), parent.Err())
	}
}

func TestShorterDeadlineWins(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		parent, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		child, stop := context.WithTimeout(parent, time.Minute)
		defer stop()
		<-child.Done()
		if took := time.Since(start); took != time.Second {
			t.Errorf("child lived %v, want 1s", took)
		}
		if child.Err() != context.DeadlineExceeded {
			t.Errorf("child.Err() = %v", child.Err())
		}
	})
}

func TestRead(t *testing.T) {
	errGone := errors.New("the client is gone")
	synctest.Test(t, func(t *testing.T) {
		ours, theirs := net.Pipe()
		defer theirs.Close()
		ctx, stop := context.WithCancelCause(t.Context())
		time.AfterFunc(time.Second, func() { stop(errGone) })
		_, err := cancel.Read(ctx, ours, make([]byte, 1))
		if err != errGone {
			t.Errorf("err = %v, want %v", err, errGone)
		}
	})
	synctest.Test(t, func(t *testing.T) {
		ours, theirs := net.Pipe()
		defer ours.Close()
		defer theirs.Close()
		go theirs.Write([]byte("x"))
		p := make([]byte, 1)
		n, err := cancel.Read(t.Context(), ours, p)
		if n != 1 || err != nil || p[0] != 'x' {
			t.Errorf("got %d, %v, %q", n, err, p)
		}
	})
}

func TestRequestID(t *testing.T) {
	ctx := cancel.WithRequestID(t.Context(), "a1")
	if id, ok := cancel.RequestID(ctx); id != "a1" || !ok {
		t.Errorf("got %q, %t", id, ok)
	}
	if id, ok := cancel.RequestID(t.Context()); ok {
		t.Errorf("got %q of a context without one", id)
	}
}
