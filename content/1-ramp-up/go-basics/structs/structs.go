// Package structs shows what a struct is made of.
package structs

import "time"

// region:padding

// Loose wastes memory: a field starts at a multiple of its alignment.
type Loose struct {
	Paid  bool  // 1 byte and 7 of padding
	Total int64 // 8
	Gift  bool  // 1 and 7 more
}

// Tight has the same fields, large ones first.
type Tight struct {
	Total int64
	Paid  bool
	Gift  bool // 2 bytes and 6 of padding
}

// endregion

// region:embedding

// Stamp is a part that many entities share.
type Stamp struct{ Created, Updated time.Time }

// Touch notes a change.
func (s *Stamp) Touch(now time.Time) { s.Updated = now }

// Order has a Stamp: its fields and methods are promoted.
type Order struct {
	ID    int    `json:"id"`
	Note  string `json:"note,omitzero"`
	Stamp `json:"-"`
}

// endregion
