package graphs_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"route500k/content/ring/algorithms/graphs"
)

func ExampleOrder() {
	needs := map[string][]string{
		"orders":   {"stock", "payments"},
		"payments": {"accounts"},
		"stock":    nil,
	}
	fmt.Println(graphs.Order(needs))
	needs["accounts"] = []string{"orders"}
	fmt.Println(graphs.Order(needs))
	// Output:
	// [stock accounts payments orders] <nil>
	// [] cycle: accounts → orders → payments → accounts
}

func TestOrderOfServices(t *testing.T) {
	type graph = map[string][]string
	for _, tt := range []struct {
		needs graph
		want  []string
		cycle []string
	}{
		{nil, nil, nil},
		{graph{"a": {"b"}}, []string{"b", "a"}, nil},
		{graph{"a": {"b", "b"}}, []string{"b", "a"}, nil},
		{graph{"a": {"a"}}, nil, []string{"a", "a"}},
		// Two ways to d are no cycle.
		{
			graph{"a": {"b", "c"}, "b": {"d"}, "c": {"d"}},
			[]string{"d", "b", "c", "a"}, nil,
		},
		// The way into the cycle is no part of it.
		{
			graph{"a": {"b"}, "b": {"c"}, "c": {"b"}},
			nil, []string{"b", "c", "b"},
		},
	} {
		got, err := graphs.Order(tt.needs)
		cycle, _ := errors.AsType[graphs.CycleError](err)
		if !slices.Equal(got, tt.want) ||
			!slices.Equal(cycle, tt.cycle) || err != nil && cycle == nil {
			t.Errorf("%v: %v, %v", tt.needs, got, err)
		}
	}
}

// kahn counts how many names it can remove: all, or there is a cycle.
func kahn(needs map[string][]string) (removed, all int) {
	left := map[string][]string{}
	for name, list := range needs {
		left[name] = list
		for _, need := range list {
			if _, ok := left[need]; !ok {
				left[need] = needs[need]
			}
		}
	}
	all = len(left)
	for {
		before := len(left)
		for name, list := range left {
			if !slices.ContainsFunc(list, func(need string) bool {
				_, there := left[need]
				return there
			}) {
				delete(left, name)
			}
		}
		if len(left) == before {
			return all - len(left), all
		}
	}
}

func TestOrderAgrees(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 16))
	cycles := 0
	for range 1000 {
		needs := map[string][]string{}
		for range random.IntN(9) {
			from, to := random.IntN(7), random.IntN(7)
			name := fmt.Sprint(from)
			needs[name] = append(needs[name], fmt.Sprint(to))
		}
		removed, all := kahn(needs)
		order, err := graphs.Order(needs)
		if cycle, ok := errors.AsType[graphs.CycleError](err); ok {
			cycles++
			checkCycle(t, needs, cycle)
			if removed == all {
				t.Fatalf("%v: %v, and there is none", needs, err)
			}
			continue
		}
		if len(order) != all || removed != all {
			t.Fatalf("%v: %v, want %d of %d", needs, order, removed, all)
		}
		for name, list := range needs {
			for _, need := range list {
				if slices.Index(order, need) >=
					slices.Index(order, name) {
					t.Fatalf("%v: %v", needs, order)
				}
			}
		}
	}
	if cycles < 100 {
		t.Errorf("only %d graphs had a cycle", cycles)
	}
}

func checkCycle(t *testing.T, needs map[string][]string, c []string) {
	t.Helper()
	for i := 1; i < len(c); i++ {
		if !slices.Contains(needs[c[i-1]], c[i]) {
			t.Fatalf("%v: %v: no edge to %s", needs, c, c[i])
		}
	}
	if len(c) < 2 || c[0] != c[len(c)-1] {
		t.Fatalf("%v: %v does not lead back", needs, c)
	}
}
