// Package flag opens a feature for a part of the users.
package flag

import (
	"crypto/sha256"
	"encoding/binary"
)

// region:flag
// Flag opens a feature for Percent of the users.
type Flag struct {
	Name    string
	Percent float64
}

// On gives the same answer to the same user: at any replica, after any
// restart, and also when Percent has grown.
func (f Flag) On(user string) bool {
	sum := sha256.Sum256([]byte(f.Name + "\x00" + user))
	place := binary.BigEndian.Uint64(sum[:8])
	return float64(place) < f.Percent/100*(1<<64)
}

// endregion
