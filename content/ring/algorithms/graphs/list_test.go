package graphs_test

import (
	"slices"
	"testing"

	"route500k/content/internal/proof"
	"route500k/content/ring/algorithms/graphs"
)

type node = graphs.Node[int]

// chain returns a list of 0..n-1 whose last node leads back to node
// cycle, if there is such a node.
func chain(n, cycle int) (head *node, nodes []*node) {
	for i := range n {
		nodes = append(nodes, &node{Value: i})
		if i > 0 {
			nodes[i-1].Next = nodes[i]
		}
	}
	if n == 0 {
		return nil, nil
	}
	if cycle < n {
		nodes[n-1].Next = nodes[cycle]
	}
	return nodes[0], nodes
}

func TestReverse(t *testing.T) {
	for n := range 5 {
		head, nodes := chain(n, n)
		var got, want []int
		for at := graphs.Reverse(head); at != nil; at = at.Next {
			got = append(got, at.Value)
		}
		for _, at := range slices.Backward(nodes) {
			want = append(want, at.Value)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d nodes: %v", n, got)
		}
	}
}

// All shapes of up to 30 nodes, each start of the cycle.
func TestCycleStart(t *testing.T) {
	for n := range 31 {
		for cycle := range n + 1 {
			head, nodes := chain(n, cycle)
			var want *node
			if cycle < n {
				want = nodes[cycle]
			}
			if got := graphs.CycleStart(head); got != want {
				t.Errorf("%d nodes, cycle at %d: %v", n, cycle, got)
			}
		}
	}
}

func TestDeepRecursion(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program: left out by -short")
	}
	const dir = "testdata/deep"
	text := proof.Until(proof.Crash(t, dir), "\n\nruntime stack")
	proof.Golden(t, dir+"/want.txt", text)
}

func TestOrdered(t *testing.T) {
	leaf := func(v int) *graphs.Tree { return &graphs.Tree{Value: v} }
	tests := map[string]struct {
		tree *graphs.Tree
		want bool
	}{
		"empty": {nil, true},
		"one":   {leaf(1), true},
		"ordered": {&graphs.Tree{
			Value: 5, Left: leaf(3), Right: leaf(8),
		}, true},
		"repeated": {&graphs.Tree{Value: 5, Left: leaf(5)}, false},
		// Each child is right beside its parent; 4 is not beside 5.
		"grandchild": {&graphs.Tree{
			Value: 5,
			Right: &graphs.Tree{Value: 8, Left: leaf(4)},
		}, false},
	}
	for name, tt := range tests {
		if got := tt.tree.Ordered(); got != tt.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
