package search

import "iter"

// region:heap

// Heap gives its items in the order of less. The children of i are 2i+1
// and 2i+2; less never holds for a child and its parent.
type Heap[T any] struct {
	less  func(a, b T) bool
	items []T
}

// NewHeap returns an empty heap whose first item is the least.
func NewHeap[T any](less func(a, b T) bool) *Heap[T] {
	return &Heap[T]{less: less}
}

// Len returns the number of items.
func (h *Heap[T]) Len() int { return len(h.items) }

// Top returns the first item; the heap must not be empty.
func (h *Heap[T]) Top() T { return h.items[0] }

// Push adds an item.
func (h *Heap[T]) Push(item T) {
	h.items = append(h.items, item)
	for i := len(h.items) - 1; i > 0; { // up, while less than the parent
		parent := (i - 1) / 2
		if !h.less(h.items[i], h.items[parent]) {
			return
		}
		h.items[i], h.items[parent] = h.items[parent], h.items[i]
		i = parent
	}
}

// Pop removes the first item and returns it.
func (h *Heap[T]) Pop() T {
	top, last := h.items[0], len(h.items)-1
	h.items[0] = h.items[last]
	clear(h.items[last:]) // else the array holds what is not ours
	h.items = h.items[:last]
	h.down()
	return top
}

// Replace puts an item in place of the first: one way down, not two.
func (h *Heap[T]) Replace(item T) {
	h.items[0] = item
	h.down()
}

func (h *Heap[T]) down() {
	for i := 0; ; {
		least := i
		for c := 2*i + 1; c <= 2*i+2 && c < len(h.items); c++ {
			if h.less(h.items[c], h.items[least]) {
				least = c
			}
		}
		if least == i {
			return
		}
		h.items[i], h.items[least] = h.items[least], h.items[i]
		i = least
	}
}

// endregion

// region:topk

// TopK returns the k largest values of a stream, the largest first. It
// keeps no more than k.
func TopK[T any](values iter.Seq[T], k int, less func(a, b T) bool) []T {
	if k < 1 {
		return nil
	}
	kept := NewHeap(less) // the least of the kept is the one to beat
	for v := range values {
		if kept.Len() < k {
			kept.Push(v)
		} else if less(kept.Top(), v) {
			kept.Replace(v)
		}
	}
	out := make([]T, kept.Len())
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = kept.Pop()
	}
	return out
}

// endregion

// region:merge

// Merge makes one ordered stream of ordered streams. Of equal values
// those of an earlier stream come first.
func Merge[T any](
	less func(a, b T) bool, streams ...iter.Seq[T],
) iter.Seq[T] {
	type head struct {
		value T
		from  int
		next  func() (T, bool)
	}
	return func(yield func(T) bool) {
		heads := NewHeap(func(a, b head) bool {
			if less(a.value, b.value) {
				return true
			}
			return !less(b.value, a.value) && a.from < b.from
		})
		for i, stream := range streams {
			next, stop := iter.Pull(stream)
			defer stop() // all of them, when the merge ends
			if v, ok := next(); ok {
				heads.Push(head{v, i, next})
			}
		}
		for heads.Len() > 0 {
			h := heads.Top()
			if !yield(h.value) {
				return
			}
			if v, ok := h.next(); ok {
				heads.Replace(head{v, h.from, h.next})
			} else {
				heads.Pop()
			}
		}
	}
}

// endregion
