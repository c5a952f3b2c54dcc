// Package budget keeps retries a small part of all requests.
package budget

import "sync"

// region:budget
// Budget lets retries be a part of the first attempts: each of these earns
// Ratio of a token, each retry spends a whole one.
type Budget struct {
	Ratio float64 // 0.1: one retry for ten requests
	Saved float64 // the most that may be saved up, and the start: 10

	mu    sync.Mutex
	spent float64 // of Saved
}

// Earn counts a first attempt.
func (b *Budget) Earn() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.spent = max(0, b.spent-b.Ratio)
}

// Spend says whether one more attempt is paid for.
func (b *Budget) Spend() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.Saved-b.spent < 1 {
		return false
	}
	b.spent++
	return true
}

// endregion
