// Package shortlink makes the codes of short links: numbers of a counter,
// shuffled so that neighbours do not look alike, in 62 letters.
package shortlink

import (
	"errors"
	"strings"
)

// region:base62

const letters = "0123456789" +
	"ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "abcdefghijklmnopqrstuvwxyz"

// ErrCode is what a made-up address comes to: 404, and no question to the
// database.
var ErrCode = errors.New("no such code")

// Encode writes n in Width letters. n is less than Codes.
func Encode(n uint64) string {
	var code [Width]byte
	for i := range code {
		code[Width-1-i] = letters[n%62]
		n /= 62
	}
	return string(code[:])
}

// Decode is strict about the width: without that "1" and "0000001" would
// be two addresses of one link.
func Decode(code string) (n uint64, err error) {
	if len(code) != Width {
		return 0, ErrCode
	}
	for _, letter := range []byte(code) {
		digit := strings.IndexByte(letters, letter)
		if digit < 0 {
			return 0, ErrCode
		}
		n = n*62 + uint64(digit)
	}
	return n, nil
}

// endregion
