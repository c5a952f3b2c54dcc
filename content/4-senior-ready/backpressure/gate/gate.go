// Package gate is the smallest bounded queue in front of a handler.
package gate

import (
	"context"
	"errors"
)

// region:gate

// ErrFull means that it is better to come later than to wait.
var ErrFull = errors.New("overloaded")

// Gate lets slots requests work and line more wait. The rest go away.
type Gate struct{ slots, inside chan struct{} }

func New(slots, line int) *Gate {
	return &Gate{
		slots:  make(chan struct{}, slots),
		inside: make(chan struct{}, slots+line),
	}
}

// Enter waits for a slot no longer than ctx allows.
func (g *Gate) Enter(ctx context.Context) error {
	select {
	case g.inside <- struct{}{}:
	default:
		return ErrFull // at once: it costs nothing
	}
	select {
	case g.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		<-g.inside
		return ctx.Err()
	}
}

// Leave must follow each Enter that returned nil.
func (g *Gate) Leave() {
	<-g.slots
	<-g.inside
}

// endregion
