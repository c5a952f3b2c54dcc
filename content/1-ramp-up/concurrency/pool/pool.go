// Package pool is the smallest worker pool: n goroutines, one channel.
package pool

import "sync"

// region:pool

// Map applies f to every job on n workers and keeps the order of jobs.
func Map[In, Out any](n int, jobs []In, f func(In) Out) []Out {
	out := make([]Out, len(jobs))
	next := make(chan int)

	var wg sync.WaitGroup
	for range n {
		wg.Go(func() {
			for i := range next { // until next is closed
				out[i] = f(jobs[i]) // each i has one owner: no lock
			}
		})
	}

	for i := range jobs {
		next <- i // waits while all workers are busy
	}
	close(next) // the only sender closes
	wg.Wait()   // happens after every write to out
	return out
}

// endregion
