package balance

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"time"
)

// Backend is one copy of a service.
type Backend struct {
	Address string

	inFlight int
	failures int       // in a row
	out      time.Time // until then nobody asks it
}

// Pool chooses of two random backends the less busy one, and leaves out
// for a while those that fail.
type Pool struct {
	Failures int           // so many in a row put a backend out
	Rest     time.Duration // for so long
	Dice     func(n int) int

	mu       sync.Mutex
	backends []*Backend
}

// NewPool has at least one address.
func NewPool(failures int, rest time.Duration, addresses ...string) *Pool {
	p := &Pool{Failures: failures, Rest: rest, Dice: rand.IntN}
	for _, a := range addresses {
		p.backends = append(p.backends, &Backend{Address: a})
	}
	return p
}

// InFlight is how many calls each backend has now.
func (p *Pool) InFlight() map[string]int {
	p.mu.Lock()
	defer p.mu.Unlock()
	loads := make(map[string]int)
	for _, b := range p.backends {
		loads[b.Address] = b.inFlight
	}
	return loads
}

// region:start
// Do calls f with the address of a backend.
func (p *Pool) Do(
	ctx context.Context, f func(ctx context.Context, to string) error,
) error {
	a := p.backends[p.Dice(len(p.backends))]
	b := p.backends[p.Dice(len(p.backends))]
	if b.inFlight < a.inFlight {
		a = b
	}
	if time.Now().Before(a.out) {
		return errors.New("no backend")
	}
	a.inFlight++
	if err := f(ctx, a.Address); err != nil {
		a.failures++
		if a.failures >= p.Failures {
			a.out = time.Now().Add(p.Rest)
		}
		return err
	}
	a.inFlight--
	return nil
}

// endregion
