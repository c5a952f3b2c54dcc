package model

import "hash/fnv"

// Filter says of an id «surely not» or «maybe». It never forgets one that
// was added, and cannot remove any.
type Filter struct {
	bits   []uint64
	size   uint64
	hashes uint64
}

// NewFilter takes ten bits an id and seven hashes: one wrong «maybe» in about a
// hundred and twenty.
func NewFilter(ids int) *Filter {
	size := uint64(ids) * 10
	return &Filter{make([]uint64, size/64+1), size, 7}
}

// Add remembers an id.
func (f *Filter) Add(id string) {
	for bit := range f.places(id) {
		f.bits[bit/64] |= 1 << (bit % 64)
	}
}

// Maybe is false for an id that was never added.
func (f *Filter) Maybe(id string) bool {
	for bit := range f.places(id) {
		if f.bits[bit/64]&(1<<(bit%64)) == 0 {
			return false
		}
	}
	return true
}

// places makes seven hashes of one.
func (f *Filter) places(id string) func(yield func(uint64) bool) {
	h := fnv.New64a()
	h.Write([]byte(id))
	sum := h.Sum64()
	sum ^= sum >> 32 // fnv leaves the high half of short ids alike
	sum *= 0x9e3779b97f4a7c15
	step := sum>>32 | 1
	return func(yield func(uint64) bool) {
		for i := range f.hashes {
			if !yield((sum + i*step) % f.size) {
				return
			}
		}
	}
}
