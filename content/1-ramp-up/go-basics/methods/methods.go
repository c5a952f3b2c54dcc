// Package methods compares value and pointer receivers.
package methods

// region:receivers

// Balance is an account's money in kopecks.
type Balance struct{ kopecks int64 }

// Spend works on a copy and returns the new value.
func (b Balance) Spend(k int64) Balance {
	b.kopecks -= k
	return b
}

// Deposit changes the caller's value.
func (b *Balance) Deposit(k int64) { b.kopecks += k }

// Kopecks only reads. It has a pointer receiver because Deposit has one:
// a type keeps to one kind. Here the mixture is the subject.
func (b *Balance) Kopecks() int64 { return b.kopecks }

// endregion
