// Package sharding finds the shard of a key in all the usual ways, so that
// a test can measure what each of them moves and how evenly it fills. It
// also makes ids for many nodes and gathers answers from many shards.
package sharding

// region:hash

// Hash is the same in every process and version: shards depend on it. It
// is FNV-1a, whose bits are then mixed: it hardly stirs the high ones.
func Hash(key string) uint64 {
	h := uint64(14695981039346656037)
	for _, b := range []byte(key) {
		h = (h ^ uint64(b)) * 1099511628211
	}
	return mix(h)
}

// mix is the finalizer of MurmurHash3.
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// endregion
