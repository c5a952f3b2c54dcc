// Package classes is a gate that knows who matters.
package classes

import (
	"container/list"
	"context"
	"errors"
	"sync"
)

// Reasons to be turned away.
var (
	ErrFull    = errors.New("the line is full")
	ErrEvicted = errors.New("had to make room")
)

// Class says who goes first.
type Class int

const (
	Critical Class = iota // payment
	Normal                // catalogue
)

// region:solution

// Gate has slots and a common line, in which the critical go first.
type Gate struct {
	mu    sync.Mutex
	slots int          // that are free
	room  int          // in the line
	lines [2]list.List // of *waiter, the oldest in front
}

type waiter struct {
	done chan struct{} // closed when the wait is over
	err  error         // why it was in vain
}

func New(slots, line int) *Gate {
	return &Gate{slots: slots, room: line}
}

// Enter waits for a slot. Leave must follow if it returns nil.
func (g *Gate) Enter(ctx context.Context, class Class) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	g.mu.Lock()
	if g.slots > 0 {
		g.slots--
		g.mu.Unlock()
		return nil
	}
	if g.room == 0 && !(class == Critical && g.evict()) {
		g.mu.Unlock()
		return ErrFull
	}
	g.room--
	w := &waiter{done: make(chan struct{})}
	place := g.lines[class].PushBack(w)
	g.mu.Unlock()
	select {
	case <-w.done:
		return w.err
	case <-ctx.Done():
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	select {
	case <-w.done: // both at once
		if w.err == nil {
			g.pass()
		}
	default:
		g.lines[class].Remove(place)
		g.room++
	}
	return ctx.Err()
}

// Leave gives the slot to the next one.
func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.pass()
}

func (g *Gate) pass() {
	for class := range g.lines {
		if oldest := g.lines[class].Front(); oldest != nil {
			g.end(Class(class), oldest, nil)
			return
		}
	}
	g.slots++
}

// evict makes room at the cost of who has waited least.
func (g *Gate) evict() bool {
	newest := g.lines[Normal].Back()
	if newest != nil {
		g.end(Normal, newest, ErrEvicted)
	}
	return newest != nil
}

func (g *Gate) end(class Class, place *list.Element, err error) {
	w := g.lines[class].Remove(place).(*waiter)
	g.room++
	w.err = err
	close(w.done)
}

// endregion
