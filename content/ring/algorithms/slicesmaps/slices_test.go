package slicesmaps_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"route500k/content/ring/algorithms/slicesmaps"
)

func TestUnique(t *testing.T) {
	given := []string{"b", "a", "b", "c", "a"}
	got := slicesmaps.Unique(given)
	if !slices.Equal(got, []string{"b", "a", "c"}) {
		t.Errorf("got %v", got)
	}
	if !slices.Equal(given, []string{"b", "a", "b", "c", "a"}) {
		t.Errorf("the caller's slice is %v now", given)
	}
}

func TestTwoSum(t *testing.T) {
	for _, tt := range []struct {
		values []int
		target int
		i, j   int
		ok     bool
	}{
		{nil, 0, 0, 0, false},
		{[]int{3}, 6, 0, 0, false}, // 3 is no pair to itself
		{[]int{3, 3}, 6, 0, 1, true},
		{[]int{2, 7, 11, 15}, 9, 0, 1, true},
		{[]int{5, -2, 9}, 7, 1, 2, true},
		{[]int{1, 2, 3}, 7, 0, 0, false},
	} {
		i, j, ok := slicesmaps.TwoSum(tt.values, tt.target)
		if i != tt.i || j != tt.j || ok != tt.ok {
			t.Errorf("%v, %d: %d, %d, %t",
				tt.values, tt.target, i, j, ok)
		}
	}
}

func TestMergeTail(t *testing.T) {
	for _, tt := range []struct{ a, b, want []int }{
		{nil, nil, nil},
		{nil, []int{1, 2}, []int{1, 2}},
		{[]int{1, 2}, nil, []int{1, 2}},
		{[]int{4, 5}, []int{1, 2, 3}, []int{1, 2, 3, 4, 5}},
		{[]int{1, 3, 3}, []int{2, 3, 9}, []int{1, 2, 3, 3, 3, 9}},
	} {
		a := append(slices.Clone(tt.a), make([]int, len(tt.b))...)
		slicesmaps.MergeTail(a, len(tt.a), tt.b)
		if !slices.Equal(a, tt.want) {
			t.Errorf("%v and %v: %v", tt.a, tt.b, a)
		}
	}
}

func TestIntersect(t *testing.T) {
	for _, tt := range []struct{ a, b, want []int }{
		{nil, []int{1}, nil},
		{[]int{1, 2, 2, 1}, []int{2, 2}, []int{2, 2}},
		{[]int{9, 4, 9, 8, 4}, []int{4, 9, 5}, []int{9, 4}},
	} {
		got := slicesmaps.Intersect(tt.a, tt.b)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%v and %v: %v", tt.a, tt.b, got)
		}
	}
}

func TestRotate(t *testing.T) {
	for k, want := range map[int]string{
		0: "[1 2 3 4 5]", 2: "[4 5 1 2 3]", 5: "[1 2 3 4 5]",
		12: "[4 5 1 2 3]", -1: "[2 3 4 5 1]", -6: "[2 3 4 5 1]",
	} {
		values := []int{1, 2, 3, 4, 5}
		slicesmaps.Rotate(values, k)
		if got := fmt.Sprint(values); got != want {
			t.Errorf("%d: %s, want %s", k, got, want)
		}
	}
	slicesmaps.Rotate([]int(nil), 3)
}

func TestUnion(t *testing.T) {
	type spans = []slicesmaps.Span
	for _, tt := range []struct{ given, want spans }{
		{nil, nil},
		{spans{{1, 10}, {2, 3}, {4, 5}}, spans{{1, 10}}},
		{spans{{6, 9}, {1, 3}, {3, 4}}, spans{{1, 4}, {6, 9}}},
		{spans{{5, 5}, {5, 5}}, spans{{5, 5}}},
	} {
		before := slices.Clone(tt.given)
		got := slicesmaps.Union(tt.given)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%v: %v", tt.given, got)
		}
		if !slices.Equal(tt.given, before) {
			t.Errorf("the caller's slice is %v now", tt.given)
		}
	}
}

func TestWindowMax(t *testing.T) {
	for _, tt := range []struct {
		values []int
		k      int
		want   []int
	}{
		{nil, 1, nil},
		{[]int{1}, 0, nil},
		{[]int{1}, 2, nil},
		{[]int{1, 3, -1, -3, 5, 3}, 3, []int{3, 3, 5, 5}},
		{[]int{2, 2, 2, 1}, 2, []int{2, 2, 2}},
		{[]int{4, 3, 2, 1}, 2, []int{4, 3, 2}},
	} {
		got := slicesmaps.WindowMax(tt.values, tt.k)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%v by %d: %v", tt.values, tt.k, got)
		}
	}
}

// agree compares all tasks on slices with their naive versions.
func agree(t *testing.T, data []byte, k int) {
	t.Helper()
	values := make([]int, len(data))
	for i, b := range data {
		values[i] = int(int8(b))
	}
	check := func(task string, got, want any) {
		t.Helper()
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s of %v, %d: %v, want %v",
				task, values, k, got, want)
		}
	}
	half := len(values) / 2
	a, b := values[:half], values[half:]

	check("Unique", slicesmaps.Unique(values), naiveUnique(values))
	_, _, ok := naiveTwoSum(values, k)
	i, j, found := slicesmaps.TwoSum(values, k)
	check("TwoSum", found, ok)
	if found && (i >= j || values[i]+values[j] != k) {
		t.Errorf("TwoSum of %v, %d: places %d, %d", values, k, i, j)
	}
	check("Intersect", slicesmaps.Intersect(a, b), naiveIntersect(a, b))
	rotated := slices.Clone(values)
	slicesmaps.Rotate(rotated, k)
	check("Rotate", rotated, naiveRotate(values, k))
	size := 1 + max(k, -k)%8
	check("WindowMax", slicesmaps.WindowMax(values, size),
		naiveWindowMax(values, size))

	first, second := slices.Sorted(slices.Values(a)),
		slices.Sorted(slices.Values(b))
	merged := append(slices.Clone(first), make([]int, len(second))...)
	slicesmaps.MergeTail(merged, len(first), second)
	check("MergeTail", merged, naiveMerge(first, second))

	var spans []slicesmaps.Span
	for i := 0; i+1 < len(data); i += 2 {
		from := int(data[i])
		spans = append(spans, slicesmaps.Span{
			From: from, To: from + int(data[i+1])%16,
		})
	}
	check("Union", slicesmaps.Union(spans), naiveUnion(spans))
}

func FuzzSlices(f *testing.F) {
	f.Add([]byte{}, 0)
	f.Add([]byte{1, 2, 3, 3, 2, 1}, 4)
	f.Add([]byte{0, 15, 3, 1, 16, 0, 255}, -3)
	f.Fuzz(func(t *testing.T, data []byte, k int) {
		if k > 1<<40 || k < -1<<40 || len(data) > 1000 {
			t.Skip() // the naive ones are slow, and -(-1<<63) < 0
		}
		agree(t, data, k)
	})
}

func TestSlicesAgree(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		data := make([]byte, random.IntN(12))
		for i := range data {
			data[i] = byte(random.IntN(8))
		}
		agree(t, data, random.IntN(30)-10)
	}
}
