// Package worker runs jobs on a fixed number of goroutines and stops
// without losing what it has accepted.
package worker

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"
)

// ErrClosed is the answer to a job that comes after Shutdown.
var ErrClosed = errors.New("worker: pool is closed")

// ErrTimeout is the cause of a context whose job ran too long.
var ErrTimeout = errors.New("worker: job took too long")

// Job is one piece of work. It must return soon after ctx is done.
type Job func(ctx context.Context) error

// Config says how a pool works.
type Config struct {
	Workers int                        // how many jobs at once
	Timeout time.Duration              // of one job
	Report  func(time.Duration, error) // called after each job; required
}

// region:pool

// Pool runs jobs.
type Pool struct {
	cfg     Config
	jobs    chan Job // unbuffered: an accepted job has its worker
	closing chan struct{}
	once    sync.Once
	wg      sync.WaitGroup
	running atomic.Int64

	ctx  context.Context // of all jobs
	stop context.CancelCauseFunc
}

// New starts the workers.
func New(cfg Config) *Pool {
	p := &Pool{
		cfg:     cfg,
		jobs:    make(chan Job),
		closing: make(chan struct{}),
	}
	p.ctx, p.stop = context.WithCancelCause(context.Background())
	for range cfg.Workers {
		p.wg.Go(p.work)
	}
	return p
}

// Submit waits for a free worker, for ctx or for Shutdown. Nil means that
// the job will run.
func (p *Pool) Submit(ctx context.Context, job Job) error {
	select {
	case p.jobs <- job:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-p.closing:
		return ErrClosed
	}
}

// endregion

// Running returns the number of jobs in work, for a gauge.
func (p *Pool) Running() int64 { return p.running.Load() }

// region:work

func (p *Pool) work() {
	for {
		select {
		case job := <-p.jobs:
			start := time.Now()
			p.running.Add(1)
			err := p.run(job)
			p.running.Add(-1)
			p.cfg.Report(time.Since(start), err)
		case <-p.closing:
			return
		}
	}
}

func (p *Pool) run(job Job) (err error) {
	ctx, cancel := context.WithTimeoutCause(
		p.ctx, p.cfg.Timeout, ErrTimeout)
	defer cancel()
	defer func() {
		if v := recover(); v != nil { // else it ends the process
			err = fmt.Errorf("panic: %v\n%s", v, debug.Stack())
		}
	}()
	return job(ctx)
}

// endregion

// region:shutdown

// Shutdown takes no more jobs and waits for those in work. When ctx is done
// it cancels them, waits for their return and reports why.
func (p *Pool) Shutdown(ctx context.Context) error {
	p.once.Do(func() { close(p.closing) })

	idle := make(chan struct{})
	go func() {
		p.wg.Wait()
		close(idle)
	}()

	select {
	case <-idle:
		p.stop(ErrClosed) // releases the context
		return nil
	case <-ctx.Done():
		p.stop(context.Cause(ctx))
		<-idle
		return context.Cause(ctx)
	}
}

// endregion
