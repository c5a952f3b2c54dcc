// Package quorum plays with replicas that answer and do not answer, one
// step after another, with nothing left to chance: what R + W > N gives,
// what it does not, and what an election of a leader adds.
package quorum

// region:replicas

// Value is what a replica holds; the greater version wins.
type Value struct {
	Version int
	Text    string
}

// Replicas hold copies of one value.
type Replicas []Value

// Write reaches only those replicas.
func (r Replicas) Write(v Value, at ...int) {
	for _, i := range at {
		if v.Version > r[i].Version {
			r[i] = v
		}
	}
}

// Read asks only those replicas and believes the newest.
func (r Replicas) Read(at ...int) Value {
	newest := r[at[0]]
	for _, i := range at[1:] {
		if r[i].Version > newest.Version {
			newest = r[i]
		}
	}
	return newest
}

// ReadRepair writes what it has read back before it answers.
func (r Replicas) ReadRepair(at ...int) Value {
	newest := r.Read(at...)
	r.Write(newest, at...)
	return newest
}

// endregion

// Stale counts, over all choices of w replicas that have the write and of
// r that are asked, those whose answer is the old value.
func Stale(n, w, r int) (stale, all int) {
	for _, written := range subsets(n, w) {
		for _, asked := range subsets(n, r) {
			replicas := make(Replicas, n)
			replicas.Write(Value{1, "new"}, written...)
			if replicas.Read(asked...).Version == 0 {
				stale++
			}
			all++
		}
	}
	return stale, all
}

// subsets are all choices of k numbers below n.
func subsets(n, k int) (all [][]int) {
	if k == 0 {
		return [][]int{nil}
	}
	for last := k - 1; last < n; last++ {
		for _, head := range subsets(last, k-1) {
			all = append(all, append(head[:len(head):len(head)], last))
		}
	}
	return all
}
