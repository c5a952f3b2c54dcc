package search_test

import (
	"cmp"
	"container/heap"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"route500k/content/internal/proof"
	"route500k/content/ring/algorithms/search"
)

func TestHeapSorts(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for n := range 200 {
		h := search.NewHeap(cmp.Less[int])
		var want []int
		for range n {
			v := random.IntN(20)
			h.Push(v)
			want = append(want, v)
		}
		slices.Sort(want)
		for i, v := range want {
			if got := h.Pop(); got != v {
				t.Fatalf("%d of %v: %d", i, want, got)
			}
		}
		if h.Len() != 0 {
			t.Fatalf("%d items left", h.Len())
		}
	}
}

func TestTopK(t *testing.T) {
	for _, tt := range []struct {
		values []int
		k      int
		want   []int
	}{
		{nil, 3, nil},
		{[]int{1, 2}, 0, nil},
		{[]int{1, 2}, 3, []int{2, 1}},
		{[]int{5, 1, 5, 3, 4}, 3, []int{5, 5, 4}},
	} {
		got := search.TopK(slices.Values(tt.values), tt.k,
			cmp.Less[int])
		if !slices.Equal(got, tt.want) {
			t.Errorf("%v, %d: %v", tt.values, tt.k, got)
		}
	}
}

func FuzzTopK(f *testing.F) {
	f.Add([]byte{3, 1, 2}, byte(2))
	f.Add([]byte{}, byte(1))
	f.Fuzz(agreeTopK)
}

func TestTopKAgrees(t *testing.T) {
	random := rand.New(rand.NewPCG(17, 18))
	for range 1000 {
		agreeTopK(t, bytes(random), byte(random.IntN(15)))
	}
}

func agreeTopK(t *testing.T, data []byte, k byte) {
	want := slices.Sorted(slices.Values(data))
	slices.Reverse(want)
	want = want[:min(int(k), len(want))]
	got := search.TopK(slices.Values(data), int(k), cmp.Less[byte])
	if !slices.Equal(got, want) {
		t.Errorf("top %d of %v: %v, want %v", k, data, got, want)
	}
}

// bytes returns up to eleven values of 0..7.
func bytes(random *rand.Rand) []byte {
	data := make([]byte, random.IntN(12))
	for i := range data {
		data[i] = byte(random.IntN(8))
	}
	return data
}

// region:cost

// What grows is the number of comparisons, not the time of one: a test
// may count them, on any machine.
func TestComparisons(t *testing.T) {
	var out strings.Builder
	row := func(columns ...any) {
		fmt.Fprintf(&out, "%-13v %9v %9v %9v %9v\n", columns...)
	}
	row("comparisons", 250, 500, 1000, 2000)
	for _, way := range ways {
		columns := []any{way.name}
		for _, n := range []int{250, 500, 1000, 2000} {
			count := 0
			way.run(shuffled(n), func(a, b int) bool {
				count++
				return a < b
			})
			columns = append(columns, count)
		}
		row(columns...)
	}
	proof.Golden(t, "testdata/comparisons.txt", out.String())
}

// endregion

var ways = []struct {
	name string
	run  func(values []int, less func(a, b int) bool)
}{
	{"binary search", func(values []int, less func(a, b int) bool) {
		slices.Sort(values)
		search.First(len(values), // the largest: no luck
			func(i int) bool { return !less(values[i], len(values)-1) })
	}},
	{"maximum", func(values []int, less func(a, b int) bool) {
		most := values[0]
		for _, v := range values[1:] {
			if less(most, v) {
				most = v
			}
		}
	}},
	{"top 10", func(values []int, less func(a, b int) bool) {
		search.TopK(slices.Values(values), 10, less)
	}},
	{"heapsort", func(values []int, less func(a, b int) bool) {
		h := search.NewHeap(less)
		for _, v := range values {
			h.Push(v)
		}
		for h.Len() > 0 {
			h.Pop()
		}
	}},
	{"all pairs", func(values []int, less func(a, b int) bool) {
		for i := range values {
			for j := range i {
				less(values[i], values[j])
			}
		}
	}},
}

func shuffled(n int) []int {
	return rand.New(rand.NewPCG(1, uint64(n))).Perm(n)
}

func TestMerge(t *testing.T) {
	type mark struct{ value, stream int }
	random := rand.New(rand.NewPCG(9, 10))
	for range 300 {
		var streams []iter.Seq[mark]
		var want []mark
		for s := range random.IntN(5) {
			part := make([]mark, random.IntN(6))
			for i := range part {
				part[i] = mark{random.IntN(5), s}
			}
			slices.SortFunc(part, byValue[mark](func(m mark) int {
				return m.value
			}))
			streams = append(streams, slices.Values(part))
			want = append(want, part...)
		}
		slices.SortStableFunc(want, byValue[mark](func(m mark) int {
			return m.value
		}))
		got := slices.Collect(search.Merge(func(a, b mark) bool {
			return a.value < b.value
		}, streams...))
		if !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
}

func byValue[T any](value func(T) int) func(a, b T) int {
	return func(a, b T) int { return cmp.Compare(value(a), value(b)) }
}

// region:stopped

// Each stream owns something, a file for example. Whoever leaves the
// merge early leaves nothing open.
func TestMergeStopsItsStreams(t *testing.T) {
	open := 0
	stream := func(yield func(int) bool) {
		open++
		defer func() { open-- }()
		for i := 0; yield(i); i++ {
		}
	}
	for v := range search.Merge(cmp.Less[int], stream, stream, stream) {
		if v == 2 {
			break
		}
	}
	if open != 0 {
		t.Errorf("%d streams are still open", open)
	}
}

// endregion

type job struct {
	name string
	due  int
}

type jobs []*job

func (j jobs) Len() int           { return len(j) }
func (j jobs) Less(a, b int) bool { return j[a].due < j[b].due }
func (j jobs) Swap(a, b int)      { j[a], j[b] = j[b], j[a] }
func (j *jobs) Push(x any)        { *j = append(*j, x.(*job)) }
func (j *jobs) Pop() any {
	last := len(*j) - 1
	x := (*j)[last]
	*j = (*j)[:last]
	return x
}

func changed(fix bool) {
	// region:fix
	a, b, c := &job{"a", 1}, &job{"b", 2}, &job{"c", 3}
	q := &jobs{a, b, c}
	heap.Init(q)
	a.due = 9 // put off
	if fix {
		heap.Fix(q, 0) // a is there
	}
	var order []string
	for q.Len() > 0 {
		order = append(order, heap.Pop(q).(*job).name)
	}
	fmt.Println(order)
	// endregion
}

func Example_changed() {
	changed(false)
	changed(true)
	// Output:
	// [a b c]
	// [b c a]
}
