// Package modules shows how the borders of aggregates and of modules are
// drawn, and what it costs to draw them elsewhere.
package modules

import (
	"errors"
	"maps"
	"sync"
)

// region:optimistic

// ErrStale says that the aggregate has changed since it was read.
var ErrStale = errors.New("aggregate has changed")

// ErrShort says that there are not enough pieces.
var ErrShort = errors.New("not enough in stock")

// Stock is an aggregate: it is read, checked and saved as a whole.
type Stock struct {
	Version int
	Pieces  map[string]int // by article
}

// Reserve takes pieces, if there are enough: the rule of this aggregate.
func (s *Stock) Reserve(article string, pieces int) error {
	if s.Pieces[article] < pieces {
		return ErrShort
	}
	s.Pieces[article] -= pieces
	return nil
}

// Repository keeps aggregates in memory.
type Repository struct {
	mu     sync.Mutex
	stocks map[string]Stock
}

// Load returns a copy with the version at which it was read.
func (r *Repository) Load(id string) Stock {
	r.mu.Lock()
	defer r.mu.Unlock()
	return clone(r.stocks[id])
}

// Save replaces the aggregate if nobody has saved it since Load; in SQL,
// UPDATE … SET version = version + 1 WHERE id = $1 AND version = $2.
func (r *Repository) Save(id string, s Stock) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.stocks[id].Version != s.Version {
		return ErrStale
	}
	if r.stocks == nil {
		r.stocks = map[string]Stock{}
	}
	s = clone(s)
	s.Version++
	r.stocks[id] = s
	return nil
}

func clone(s Stock) Stock {
	s.Pieces = maps.Clone(s.Pieces)
	return s
}

// endregion
