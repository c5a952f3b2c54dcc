package worker_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/1-ramp-up/concurrency/worker"
)

// journal keeps the last report and counts them all.
type journal struct {
	jobs atomic.Int64
	last atomic.Pointer[error]
}

func (j *journal) report(_ time.Duration, err error) {
	j.jobs.Add(1)
	j.last.Store(&err)
}

func start(workers int) (*worker.Pool, *journal) {
	j := new(journal)
	return worker.New(worker.Config{
		Workers: workers, Timeout: time.Minute, Report: j.report,
	}), j
}

func submit(t *testing.T, pool *worker.Pool, job worker.Job) {
	t.Helper()
	if err := pool.Submit(t.Context(), job); err != nil {
		t.Fatal(err)
	}
}

// sleep is a job that obeys its context.
func sleep(d time.Duration) worker.Job {
	return func(ctx context.Context) error {
		select {
		case <-time.After(d):
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

func TestShutdownFinishesAcceptedJobs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		pool, journal := start(2)
		for range 2 {
			submit(t, pool, sleep(time.Second))
		}
		begin := time.Now()
		if err := pool.Shutdown(t.Context()); err != nil {
			t.Error(err)
		}
		if took := time.Since(begin); took != time.Second {
			t.Errorf("shutdown took %v, want 1s", took)
		}
		if n := journal.jobs.Load(); n != 2 {
			t.Errorf("%d jobs done, want 2", n)
		}
		err := pool.Submit(t.Context(), sleep(0))
		if !errors.Is(err, worker.ErrClosed) {
			t.Errorf("Submit after Shutdown: %v", err)
		}
		if err := pool.Shutdown(t.Context()); err != nil {
			t.Errorf("second Shutdown: %v", err)
		}
	})
}

func TestSubmitPushesBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		pool, _ := start(1)
		defer pool.Shutdown(t.Context())
		submit(t, pool, sleep(time.Second))
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		err := pool.Submit(ctx, sleep(0))
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("the only worker is busy: %v", err)
		}
		synctest.Wait()
		if n := pool.Running(); n != 1 {
			t.Errorf("%d running, want 1", n)
		}
	})
}

func TestShutdownCancelsAtItsDeadline(t *testing.T) {
	errLate := errors.New("30 seconds are over")
	synctest.Test(t, func(t *testing.T) {
		pool, journal := start(1)
		submit(t, pool, sleep(time.Minute))
		ctx, cancel := context.WithTimeoutCause(
			t.Context(), 30*time.Second, errLate)
		defer cancel()
		begin := time.Now()
		if err := pool.Shutdown(ctx); err != errLate {
			t.Errorf("Shutdown: %v", err)
		}
		if took := time.Since(begin); took != 30*time.Second {
			t.Errorf("took %v, want 30s", took)
		}
		if err := *journal.last.Load(); err != errLate {
			t.Errorf("the job was told %v", err)
		}
	})
}

func TestJobTimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		pool, journal := start(1)
		defer pool.Shutdown(t.Context())
		submit(t, pool, sleep(time.Hour))
		synctest.Sleep(time.Minute)
		if err := *journal.last.Load(); err != worker.ErrTimeout {
			t.Errorf("got %v, want %v", err, worker.ErrTimeout)
		}
	})
}

func TestPanicIsAnError(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		pool, journal := start(1)
		for range 2 { // the worker survives the first
			submit(t, pool, func(context.Context) error {
				panic("no such order")
			})
		}
		if err := pool.Shutdown(t.Context()); err != nil {
			t.Error(err)
		}
		err := *journal.last.Load()
		if err == nil || !strings.Contains(err.Error(), "no such order") {
			t.Errorf("report: %v", err)
		}
		if n := journal.jobs.Load(); n != 2 {
			t.Errorf("%d reports, want 2", n)
		}
	})
}

// Under -race: senders meet Shutdown, and no accepted job is lost.
func TestSubmitAgainstShutdown(t *testing.T) {
	pool, journal := start(4)
	var accepted atomic.Int64
	done := make(chan struct{})
	for range 8 {
		go func() {
			defer func() { done <- struct{}{} }()
			for pool.Submit(t.Context(), sleep(0)) == nil {
				accepted.Add(1)
			}
		}()
	}
	time.Sleep(5 * time.Millisecond)
	if err := pool.Shutdown(t.Context()); err != nil {
		t.Error(err)
	}
	for range 8 {
		<-done
	}
	if a, r := accepted.Load(), journal.jobs.Load(); a != r || a == 0 {
		t.Errorf("accepted %d, reported %d", a, r)
	}
}
