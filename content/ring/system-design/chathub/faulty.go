package chathub

import (
	"sync"
	"sync/atomic"
)

// Loose is a room that is faulty in two ways, for the page.
type Loose struct {
	Pause func(seq int64) // between the number and the delivery

	seq      atomic.Int64
	mu       sync.Mutex
	log      []Message
	sessions []chan Message
}

// region:loose

// Send takes a number without a lock, and then delivers.
func (r *Loose) Send(text string) {
	m := Message{Seq: r.seq.Add(1), Text: text}
	r.Pause(m.Seq) // the scheduler, GC, a slow INSERT
	r.mu.Lock()
	defer r.mu.Unlock()
	r.log = append(r.log, m)
	for _, s := range r.sessions {
		s <- m
	}
}

// endregion

// region:history

// History is what a client asks for first, Subscribe comes second.
func (r *Loose) History() []Message {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]Message(nil), r.log...)
}

// Subscribe returns the messages to come.
func (r *Loose) Subscribe() <-chan Message {
	r.mu.Lock()
	defer r.mu.Unlock()
	s := make(chan Message, 8)
	r.sessions = append(r.sessions, s)
	return s
}

// endregion
