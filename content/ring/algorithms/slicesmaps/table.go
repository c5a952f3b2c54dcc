package slicesmaps

// region:table

// Table is a hash table with chains, to look into. Take map instead.
type Table[K comparable, V any] struct {
	Hash    func(K) uint64
	buckets [][]pair[K, V] // a power of two of them
	size    int
}

type pair[K comparable, V any] struct {
	key   K
	value V
}

// Get returns the value and how many keys it has been compared with.
func (t *Table[K, V]) Get(key K) (value V, ok bool, compared int) {
	if t.size == 0 {
		return value, false, 0
	}
	chain := t.buckets[t.place(key)]
	for i, p := range chain {
		if p.key == key {
			return p.value, true, i + 1
		}
	}
	return value, false, len(chain)
}

// Set stores the value.
func (t *Table[K, V]) Set(key K, value V) {
	if t.size == len(t.buckets) {
		t.grow() // rare, and twice as large: O(1) on average
	}
	i := t.place(key)
	for j := range t.buckets[i] {
		if t.buckets[i][j].key == key {
			t.buckets[i][j].value = value
			return
		}
	}
	t.buckets[i] = append(t.buckets[i], pair[K, V]{key, value})
	t.size++
}

func (t *Table[K, V]) place(key K) uint64 {
	return t.Hash(key) & uint64(len(t.buckets)-1)
}

func (t *Table[K, V]) grow() {
	old := t.buckets
	t.buckets = make([][]pair[K, V], max(8, 2*len(old)))
	for _, chain := range old {
		for _, p := range chain {
			i := t.place(p.key)
			t.buckets[i] = append(t.buckets[i], p)
		}
	}
}

// endregion
