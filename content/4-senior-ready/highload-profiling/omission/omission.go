// Package omission asks the same service in three ways and looks at what
// each of them has seen of its pause.
package omission

import (
	"sync"
	"time"
)

// Ask sends a request and returns when the answer is there.
type Ask func()

// Latencies are collected from many goroutines.
type Latencies struct {
	mu   sync.Mutex
	list []time.Duration
}

func (l *Latencies) add(d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.list = append(l.list, d)
}

// region:closed
// Closed is some users: each sends the next request only after the answer
// to the last one, and at most once in every.
func Closed(
	ask Ask, users int, every, du time.Duration, seen *Latencies,
) {
	end := time.Now().Add(du)
	var wg sync.WaitGroup
	for range users {
		wg.Go(func() {
			for time.Now().Before(end) {
				sent := time.Now()
				ask()
				seen.add(time.Since(sent))
				time.Sleep(time.Until(sent.Add(every)))
			}
		})
	}
	wg.Wait()
}

// endregion

// region:open
// Open sends a request every so often, whatever has become of the others.
func Open(ask Ask, every, du time.Duration, seen *Latencies) {
	start := time.Now()
	var wg sync.WaitGroup
	for planned := start; planned.Before(start.Add(du)); {
		time.Sleep(time.Until(planned))
		sent := planned
		wg.Go(func() {
			ask()
			seen.add(time.Since(sent))
		})
		planned = planned.Add(every)
	}
	wg.Wait()
}

// endregion

// region:planned
// Planned has the users of Closed, but its clock starts when a request was
// to be sent, and who is late sends at once.
func Planned(
	ask Ask, users int, every, du time.Duration, seen *Latencies,
) {
	start := time.Now()
	var wg sync.WaitGroup
	for range users {
		wg.Go(func() {
			for planned := start; planned.Before(start.Add(du)); {
				time.Sleep(time.Until(planned))
				ask()
				seen.add(time.Since(planned))
				planned = planned.Add(every)
			}
		})
	}
	wg.Wait()
}

// endregion
