// Package shed is a queue that keeps short by itself.
package shed

import (
	"container/list"
	"context"
	"errors"
	"sync"
	"time"
)

// Reasons to be turned away.
var (
	ErrFull   = errors.New("the line is full")
	ErrWaited = errors.New("waited too long")
	ErrLate   = errors.New("would not be in time")
)

// region:shedder

// Shedder keeps its line short. What is zero is not looked at.
type Shedder struct {
	Slots    int           // at work
	Line     int           // waiting, for the sake of memory
	Interval time.Duration // how long a line may stand
	Target   time.Duration // a wait while it has stood longer
	Newest   bool          // while it stands the newest goes first
	Work     time.Duration // a mean; refuses who cannot be in time

	mu    sync.Mutex
	busy  int
	line  list.List // of chan struct{}, the oldest in front
	empty time.Time // the line was empty last
}

// Enter waits for a slot. Leave must follow if it returns nil.
func (s *Shedder) Enter(ctx context.Context) error {
	s.mu.Lock()
	now := time.Now()
	if s.line.Len() == 0 {
		s.empty = now // so far
	}
	if s.busy < s.Slots {
		s.busy++
		s.mu.Unlock()
		return nil
	}
	if err := s.refuse(ctx, now); err != nil {
		s.mu.Unlock()
		return err
	}
	if s.Interval > 0 {
		wait := s.Interval
		if s.stands(now) {
			wait = s.Target
		}
		var cancel func()
		ctx, cancel = context.WithTimeoutCause(ctx, wait, ErrWaited)
		defer cancel()
	}
	turn := make(chan struct{})
	place := s.line.PushBack(turn)
	s.mu.Unlock()
	select {
	case <-turn:
		return nil
	case <-ctx.Done():
		return s.giveUp(ctx, turn, place)
	}
}

// endregion

// Leave gives the slot to who waits, or back.
func (s *Shedder) Leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pass()
}

// region:pass

// pass runs under the lock when a slot gets free.
func (s *Shedder) pass() {
	next := s.line.Front()
	if next == nil {
		s.busy--
		return
	}
	if s.Newest && s.stands(time.Now()) {
		next = s.line.Back()
	}
	close(s.line.Remove(next).(chan struct{}))
}

// stands tells a queue from a burst: it has not been empty for a while.
func (s *Shedder) stands(now time.Time) bool {
	return now.Sub(s.empty) > s.Interval
}

// endregion

// refuse tells why it makes no sense to wait.
func (s *Shedder) refuse(ctx context.Context, now time.Time) error {
	if s.Line > 0 && s.line.Len() >= s.Line {
		return ErrFull
	}
	deadline, ok := ctx.Deadline()
	if ok && s.Work > 0 && now.Add(s.Wait()+s.Work).After(deadline) {
		return ErrLate
	}
	return nil
}

// Wait is by Little's law: the length of the line over the throughput.
func (s *Shedder) Wait() time.Duration {
	return time.Duration(s.line.Len()+1) * s.Work / time.Duration(s.Slots)
}

// giveUp leaves the line, or passes on a slot that has come meanwhile.
func (s *Shedder) giveUp(
	ctx context.Context, turn chan struct{}, place *list.Element,
) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-turn:
		s.pass()
	default:
		s.line.Remove(place)
	}
	return context.Cause(ctx)
}

// Waiting is the length of the line.
func (s *Shedder) Waiting() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.line.Len()
}
