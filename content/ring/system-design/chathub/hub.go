// Package chathub is the part of a chat that holds connections: it numbers
// the messages of a conversation, hands them to whoever is connected, and
// lets the others catch up.
package chathub

import "sync"

// region:types

// Message is numbered within its conversation: 1, 2, 3 and no gaps, so
// that a reader sees by the number alone what it lacks.
type Message struct {
	Seq    int64
	Author string
	Key    string // of the author's device, the same in a repeat
	Text   string
}

// Room is a conversation. One mutex stands for the row of the database
// that all who write to the conversation wait for.
type Room struct {
	Queue int // messages that a session may lag behind

	mu       sync.Mutex
	log      []Message // the table of messages
	numbers  map[[2]string]int64
	read     map[string]int64 // user: last seen
	sessions map[*Session]bool
}

// Session is one connection. C is closed when the reader is too slow:
// it comes again and says what it has.
type Session struct{ C chan Message }

// endregion

// NewRoom returns an empty conversation.
func NewRoom(queue int) *Room {
	return &Room{
		Queue: queue, numbers: map[[2]string]int64{},
		read: map[string]int64{}, sessions: map[*Session]bool{},
	}
}

// region:send

// Send numbers, keeps and hands out as one step. A repeat gets the number
// of the first, and nobody sees it twice.
func (r *Room) Send(author, key, text string) (seq int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if seq, repeat := r.numbers[[2]string{author, key}]; repeat {
		return seq
	}
	m := Message{int64(len(r.log)) + 1, author, key, text}
	r.log = append(r.log, m)
	r.numbers[[2]string{author, key}] = m.Seq
	for s := range r.sessions {
		select {
		case s.C <- m:
		default: // waiting for one would be waiting for all
			r.drop(s)
		}
	}
	return m.Seq
}

// Join returns what there is after a number and a session for what comes
// next. Between the two nothing can slip through: it is one step, too.
func (r *Room) Join(after int64) ([]Message, *Session) {
	r.mu.Lock()
	defer r.mu.Unlock()
	s := &Session{make(chan Message, r.Queue)}
	r.sessions[s] = true
	return r.after(after), s
}

// endregion

// After is what a reader asks for that lacks something.
func (r *Room) After(seq int64) []Message {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.after(seq)
}

// after copies: the reader goes on without the lock.
func (r *Room) after(seq int64) []Message {
	seq = min(max(seq, 0), int64(len(r.log)))
	return append([]Message(nil), r.log[seq:]...)
}

// Leave ends a session. It may have been ended already.
func (r *Room) Leave(s *Session) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.drop(s)
}

func (r *Room) drop(s *Session) {
	if r.sessions[s] {
		delete(r.sessions, s)
		close(s.C)
	}
}

// region:unread

// Read moves the mark of a user, forward only: two devices tell of it in
// any order.
func (r *Room) Read(user string, seq int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	last := int64(len(r.log))
	r.read[user] = max(r.read[user], min(seq, last))
}

// Unread is a subtraction, not a counter to keep right.
func (r *Room) Unread(user string) int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return int64(len(r.log)) - r.read[user]
}

// endregion
