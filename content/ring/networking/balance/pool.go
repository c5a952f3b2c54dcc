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

// region:solution
// Do calls f with the address of a backend.
func (p *Pool) Do(
	ctx context.Context, f func(ctx context.Context, to string) error,
) (err error) {
	b := p.take()
	failed := true // a panic is a failure, too
	defer func() { p.give(b, failed) }()
	err = f(ctx, b.Address)
	// Who has hung up says nothing of the backend.
	failed = err != nil && !errors.Is(ctx.Err(), context.Canceled)
	return err
}

func (p *Pool) take() *Backend {
	p.mu.Lock()
	defer p.mu.Unlock()
	var in []*Backend
	for _, b := range p.backends {
		if !time.Now().Before(b.out) {
			in = append(in, b)
		}
	}
	// Many are out: rather our check is wrong, or the load has felled
	// them and will fell the rest. Ask all.
	if 2*len(in) < len(p.backends) {
		in = p.backends
	}
	i := p.Dice(len(in))
	best := in[i]
	if len(in) > 1 {
		j := p.Dice(len(in) - 1)
		if j >= i {
			j++ // another one, all equally likely
		}
		if in[j].inFlight < best.inFlight {
			best = in[j]
		}
	}
	best.inFlight++
	return best
}

func (p *Pool) give(b *Backend, failed bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	b.inFlight--
	if !failed {
		b.failures = 0
		return
	}
	if b.failures++; b.failures >= p.Failures {
		b.failures = 0
		b.out = time.Now().Add(p.Rest)
	}
}

// endregion
