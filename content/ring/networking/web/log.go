// Package web has the versions of HTTP side by side, and ways for a server
// to speak first.
package web

import (
	"errors"
	"sync"
)

// region:log
// Event has a number one greater than that before it.
type Event struct {
	ID   int64  `json:"id"`
	Data string `json:"data"`
}

// ErrForgotten says that some of what was asked for is not kept any more.
var ErrForgotten = errors.New("too long ago: load the whole state")

// Log keeps the last events. Readers have no queues of their own: each
// remembers how far it is, so a slow one costs nothing and blocks nobody.
type Log struct {
	keep int

	mu      sync.Mutex
	last    int64
	events  []Event
	changed chan struct{} // closed by the next Publish
}

// NewLog keeps so many events.
func NewLog(keep int) *Log {
	return &Log{keep: keep, changed: make(chan struct{})}
}

// Publish wakes all who wait.
func (l *Log) Publish(data string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.last++
	l.events = append(l.events, Event{l.last, data})
	l.events = l.events[max(0, len(l.events)-l.keep):]
	close(l.changed)
	l.changed = make(chan struct{})
}

// After returns what came after id, and what is closed when more does.
func (l *Log) After(id int64) ([]Event, <-chan struct{}, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	first := l.last - int64(len(l.events)) // the one before those kept
	if id < first || id > l.last {
		return nil, nil, ErrForgotten
	}
	// The capacity is cut: who appends must not write into the log.
	fresh := l.events[id-first:]
	return fresh[:len(fresh):len(fresh)], l.changed, nil
}

// endregion

// Last returns the number of the newest event.
func (l *Log) Last() int64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.last
}
