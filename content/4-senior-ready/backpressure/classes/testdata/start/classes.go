// Package classes is a gate that knows who matters.
package classes

import (
	"context"
	"errors"
	"sync/atomic"
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

// region:start

// Gate has slots and a common line, in which the critical go first.
type Gate struct {
	slots chan struct{}
	line  int64
	wait  atomic.Int64
}

func New(slots, line int) *Gate {
	return &Gate{slots: make(chan struct{}, slots), line: int64(line)}
}

// Enter waits for a slot. Leave must follow if it returns nil.
func (g *Gate) Enter(ctx context.Context, class Class) error {
	if class == Normal && g.wait.Load() >= g.line {
		return ErrFull
	}
	g.wait.Add(1)
	defer g.wait.Add(-1)
	g.slots <- struct{}{}
	return nil
}

// Leave gives the slot to the next one.
func (g *Gate) Leave() { <-g.slots }

// endregion
