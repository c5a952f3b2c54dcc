package promo

import (
	"context"
	"sync"
	"time"
)

// storage keeps one code in memory. It can more than anybody needs.
type storage struct {
	mu      sync.Mutex
	left    int
	percent int
	missing error          // of looking for the code
	fails   error          // of writing
	both    sync.WaitGroup // who looks waits for the others
}

// Spend decides and writes in one piece.
func (s *storage) Spend(ctx context.Context, _ string) (Code, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case ctx.Err() != nil:
		return Code{}, ctx.Err()
	case s.missing != nil:
		return Code{}, s.missing
	case s.left == 0:
		return Code{}, ErrSpent
	case s.fails != nil:
		return Code{}, s.fails
	}
	s.left--
	return Code{Name: "SALE", Percent: s.percent, Left: s.left}, nil
}

func (s *storage) Find(ctx context.Context, _ string) (*Code, error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if s.missing != nil {
		return nil, s.missing
	}
	s.mu.Lock()
	code := &Code{Name: "SALE", Percent: s.percent, Left: s.left,
		Until: time.Now().Add(time.Hour)}
	s.mu.Unlock()
	s.meet()
	return code, nil
}

// meet waits until all whom the test expects have looked.
func (s *storage) meet() {
	defer func() { recover() }() // nobody is expected
	s.both.Done()
	s.both.Wait()
}

func (s *storage) Update(ctx context.Context, c *Code) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fails != nil {
		return s.fails
	}
	s.left = c.Left
	return ctx.Err()
}

func (s *storage) List(context.Context) ([]*Code, error) {
	return nil, nil
}

func (s *storage) Create(context.Context, *Code) error  { return nil }
func (s *storage) Delete(context.Context, string) error { return nil }
