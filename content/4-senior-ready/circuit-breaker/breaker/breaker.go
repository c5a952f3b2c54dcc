// Package breaker is a circuit breaker that fits a page. Production takes a
// library: see the package guard.
package breaker

import (
	"errors"
	"sync"
	"time"
)

// region:machine
// State is where the breaker stands.
type State string

const (
	Closed   State = "closed"    // calls pass and are counted
	Open     State = "open"      // nobody passes until the pause is over
	HalfOpen State = "half-open" // a few probes decide
)

// Settings say when to open and when to believe again.
type Settings struct {
	Window time.Duration // counts of closed begin anew after it
	Min    int           // fewer finished calls say nothing
	Ratio  float64       // of failures that opens
	Pause  time.Duration // of open
	Probes int           // successes that close again
}

// Machine has neither a clock nor a lock: time comes with each event.
type Machine struct {
	Settings
	state          State
	until          time.Time // the end of the window or of the pause
	generation     int       // of states: results of old ones are late
	passed         int       // calls let through by this state
	done, failures int       // of them finished
}

// Allow says whether a call may go out; its ticket comes back in Report.
func (m *Machine) Allow(now time.Time) (ticket int, ok bool) {
	m.tick(now)
	if m.state == Open || m.state == HalfOpen && m.passed == m.Probes {
		return 0, false
	}
	m.passed++
	return m.generation, true
}

// Report tells how a call has ended.
func (m *Machine) Report(now time.Time, ticket int, failed bool) {
	m.tick(now)
	if ticket != m.generation { // its state is over
		return
	}
	m.done++
	if failed {
		m.failures++
	}
	switch {
	case m.state == HalfOpen && failed:
		m.enter(Open, now)
	case m.state == HalfOpen && m.done == m.Probes:
		m.enter(Closed, now)
	case m.state == Closed && m.done >= m.Min &&
		float64(m.failures) >= m.Ratio*float64(m.done):
		m.enter(Open, now)
	}
}

// tick does what time alone does.
func (m *Machine) tick(now time.Time) {
	switch {
	case m.state == "":
		m.enter(Closed, now)
	case now.Before(m.until):
	case m.state == Open:
		m.enter(HalfOpen, now)
	default: // a new window; and probes that hang are given up
		m.enter(m.state, now)
	}
}

func (m *Machine) enter(s State, now time.Time) {
	m.state, m.until = s, now.Add(m.Pause)
	if s == Closed {
		m.until = now.Add(m.Window)
	}
	m.generation++
	m.passed, m.done, m.failures = 0, 0, 0
}

// endregion

// State is the state at a moment.
func (m *Machine) State(now time.Time) State {
	m.tick(now)
	return m.state
}

// ErrOpen means that the call was not made.
var ErrOpen = errors.New("circuit breaker is open")

// region:breaker
// Breaker is the machine with a lock, for many goroutines.
type Breaker struct {
	Failed func(error) bool // whose fault is it? nil: any error counts

	mu sync.Mutex
	m  Machine
}

// Do makes the call, or says ErrOpen at once.
func (b *Breaker) Do(call func() error) error {
	b.mu.Lock()
	ticket, ok := b.m.Allow(time.Now())
	b.mu.Unlock()
	if !ok {
		return ErrOpen
	}
	failed := true // what a panic leaves behind
	defer func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.m.Report(time.Now(), ticket, failed)
	}()
	err := call() // outside of the lock
	failed = err != nil && (b.Failed == nil || b.Failed(err))
	return err
}

// endregion

// New returns a closed breaker.
func New(s Settings) *Breaker {
	return &Breaker{m: Machine{Settings: s}}
}

// State is the state now.
func (b *Breaker) State() State {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.m.State(time.Now())
}
