package graphs_test

import (
	"fmt"
	"strings"
	"testing"

	"route500k/content/internal/proof"
	"route500k/content/ring/algorithms/graphs"
)

// region:late

// pushesLate marks a cell when it is taken out of the queue: meanwhile
// all its neighbours have put it in.
func pushesLate(side int) (pushes int) {
	seen := make(map[graphs.Point]bool)
	queue := []graphs.Point{{Row: 0, Col: 0}}
	for len(queue) > 0 {
		p := queue[0]
		queue = queue[1:]
		seen[p] = true
		pushes++
		for _, next := range neighbours(p, side) {
			if !seen[next] {
				queue = append(queue, next)
			}
		}
	}
	return pushes
}

// endregion

func pushesEarly(side int) (pushes int) {
	start := graphs.Point{Row: 0, Col: 0}
	seen := map[graphs.Point]bool{start: true}
	queue := []graphs.Point{start}
	for len(queue) > 0 {
		p := queue[0]
		queue = queue[1:]
		pushes++
		for _, next := range neighbours(p, side) {
			if !seen[next] {
				seen[next] = true
				queue = append(queue, next)
			}
		}
	}
	return pushes
}

func neighbours(p graphs.Point, side int) (out []graphs.Point) {
	for _, d := range []graphs.Point{
		{Row: -1}, {Col: 1}, {Row: 1}, {Col: -1},
	} {
		next := graphs.Point{Row: p.Row + d.Row, Col: p.Col + d.Col}
		if min(next.Row, next.Col) >= 0 &&
			max(next.Row, next.Col) < side {
			out = append(out, next)
		}
	}
	return out
}

func TestLateMark(t *testing.T) {
	var out strings.Builder
	fmt.Fprintln(&out, "grid   cells  marked early  marked late")
	for _, side := range []int{4, 6, 8, 9} {
		fmt.Fprintf(&out, "%dx%d %7d %13d %12d\n", side, side,
			side*side, pushesEarly(side), pushesLate(side))
	}
	proof.Golden(t, "testdata/late.txt", out.String())
}
