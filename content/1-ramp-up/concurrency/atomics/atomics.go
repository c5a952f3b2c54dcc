// Package atomics shows what an atomic gives and what it does not.
package atomics

import "sync/atomic"

// region:oversell

// Stock counts items that are left.
type Stock struct{ left atomic.Int64 }

// SellNaive is free of data races and still sells too much: between the
// check and the act the value belongs to nobody.
func (s *Stock) SellNaive(pay func()) bool {
	if s.left.Load() == 0 { // check
		return false
	}
	pay()
	s.left.Add(-1) // act
	return true
}

// endregion

// region:cas

// Reserve takes one item, or reports that none is left.
func (s *Stock) Reserve() bool {
	for {
		left := s.left.Load()
		if left == 0 {
			return false
		}
		if s.left.CompareAndSwap(left, left-1) {
			return true // nobody has been here since Load
		}
	}
}

// endregion

// NewStock returns a stock of n items.
func NewStock(n int64) *Stock {
	s := new(Stock)
	s.left.Store(n)
	return s
}

// Left returns the number of items left.
func (s *Stock) Left() int64 { return s.left.Load() }
