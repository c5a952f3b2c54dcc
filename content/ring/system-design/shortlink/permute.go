package shortlink

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/binary"
)

// region:permute

// Seven letters: 62^7 codes, 3.5 * 10^12.
const (
	Width = 7
	Codes = 62 * 62 * 62 * 62 * 62 * 62 * 62

	half   = 21 // bits: 2^42 is the first square of a power of two above
	rounds = 10
)

// Shuffle is a permutation of 0..Codes-1 that nobody repeats without the
// key: counter to code and back, with no table and no collision.
type Shuffle struct{ prf cipher.Block }

// NewShuffle takes 16 bytes, which can never be changed: they decide what
// the links in the world mean.
func NewShuffle(key [16]byte) *Shuffle {
	prf, err := aes.NewCipher(key[:])
	if err != nil {
		panic(err) // of the length of the key
	}
	return &Shuffle{prf}
}

// Code is the address of the link with this number.
func (s *Shuffle) Code(id uint64) string {
	return Encode(s.walk(id, s.forth))
}

// ID is the number of the link at this address.
func (s *Shuffle) ID(code string) (uint64, error) {
	n, err := Decode(code)
	return s.walk(n, s.back), err
}

// walk goes on until it is inside again: 2^42 is a quarter more than
// there are codes. What goes out of 0..Codes-1 comes back into it, since
// every cycle of a permutation is closed.
func (s *Shuffle) walk(n uint64, step func(uint64) uint64) uint64 {
	for n = step(n); n >= Codes; {
		n = step(n)
	}
	return n
}

// forth is a Feistel network: each round mixes one half into the other,
// and whatever mix is, the round can be taken back.
func (s *Shuffle) forth(n uint64) uint64 {
	left, right := n>>half, n&(1<<half-1)
	for i := range rounds {
		left, right = right, left^s.mix(i, right)
	}
	return left<<half | right
}

func (s *Shuffle) back(n uint64) uint64 {
	left, right := n>>half, n&(1<<half-1)
	for i := range rounds {
		left, right = right^s.mix(rounds-1-i, left), left
	}
	return left<<half | right
}

func (s *Shuffle) mix(round int, x uint64) uint64 {
	var block [aes.BlockSize]byte
	block[0] = byte(round)
	binary.BigEndian.PutUint64(block[8:], x)
	s.prf.Encrypt(block[:], block[:])
	return binary.BigEndian.Uint64(block[:]) & (1<<half - 1)
}

// endregion
