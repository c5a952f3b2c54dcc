package graphs

import "slices"

// region:path

// Point is a cell of a grid.
type Point struct{ Row, Col int }

// Path returns a shortest way over free cells, both ends included, or
// nil. Walls are '#'; one steps to the four sides.
func Path(grid []string, from, to Point) []Point {
	free := func(p Point) bool {
		return p.Row >= 0 && p.Row < len(grid) &&
			p.Col >= 0 && p.Col < len(grid[p.Row]) &&
			grid[p.Row][p.Col] != '#'
	}
	if !free(from) || !free(to) {
		return nil
	}
	came := map[Point]Point{from: from} // seen, and where from
	queue := []Point{from}
	for i := 0; i < len(queue); i++ {
		p := queue[i]
		if p == to {
			return back(came, from, to)
		}
		for _, d := range []Point{{-1, 0}, {0, 1}, {1, 0}, {0, -1}} {
			next := Point{p.Row + d.Row, p.Col + d.Col}
			if _, seen := came[next]; seen || !free(next) {
				continue
			}
			came[next] = p // marked here, not when it is taken out
			queue = append(queue, next)
		}
	}
	return nil
}

func back(came map[Point]Point, from, to Point) []Point {
	path := []Point{to}
	for p := to; p != from; {
		p = came[p]
		path = append(path, p)
	}
	slices.Reverse(path)
	return path
}

// endregion
