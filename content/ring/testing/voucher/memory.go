package voucher

import (
	"context"
	"sync"
)

// region:memory

// Memory is a fake: a Store that works, without a server.
type Memory struct {
	mu    sync.Mutex
	all   map[string]Voucher
	spent map[string]string // order: code
}

// NewMemory holds these vouchers.
func NewMemory(vouchers ...Voucher) *Memory {
	m := &Memory{
		all:   map[string]Voucher{},
		spent: map[string]string{},
	}
	for _, v := range vouchers {
		m.all[v.Code] = v
	}
	return m
}

// Find returns ErrUnknown for a code that nobody has issued.
func (m *Memory) Find(_ context.Context, code string) (Voucher, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	v, ok := m.all[code]
	if !ok {
		return Voucher{}, ErrUnknown
	}
	return v, nil
}

// Spend takes one of the voucher for the order.
func (m *Memory) Spend(_ context.Context, code, order string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	v, ok := m.all[code]
	if !ok {
		return ErrUnknown
	}
	if v.Left == 0 {
		return ErrSpent
	}
	if _, ok := m.spent[order]; ok {
		return ErrUsed
	}
	v.Left--
	m.all[code] = v
	m.spent[order] = code
	return nil
}

// endregion
