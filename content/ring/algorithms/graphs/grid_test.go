package graphs_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"route500k/content/ring/algorithms/graphs"
)

func ExamplePath() {
	grid := []string{
		"..#.",
		".#..",
		"....",
	}
	fmt.Println(graphs.Path(grid,
		graphs.Point{Row: 0, Col: 0}, graphs.Point{Row: 0, Col: 3}))
	// Output:
	// [{0 0} {1 0} {2 0} {2 1} {2 2} {1 2} {1 3} {0 3}]
}

func TestPath(t *testing.T) {
	p := func(row, col int) graphs.Point {
		return graphs.Point{Row: row, Col: col}
	}
	tests := map[string]struct {
		grid     []string
		from, to graphs.Point
		steps    int // cells of the way
	}{
		"no grid":       {nil, p(0, 0), p(0, 0), 0},
		"here":          {[]string{"."}, p(0, 0), p(0, 0), 1},
		"outside":       {[]string{".."}, p(0, 0), p(0, 2), 0},
		"from a wall":   {[]string{"#."}, p(0, 0), p(0, 1), 0},
		"into a wall":   {[]string{".#"}, p(0, 0), p(0, 1), 0},
		"closed":        {[]string{".#."}, p(0, 0), p(0, 2), 0},
		"around":        {[]string{".#.", "..."}, p(0, 0), p(0, 2), 5},
		"uneven rows":   {[]string{".", "..", "#."}, p(0, 0), p(2, 1), 4},
		"a short row":   {[]string{"...", "."}, p(1, 0), p(0, 2), 4},
		"minus outside": {[]string{".."}, p(0, -1), p(0, 1), 0},
	}
	for name, tt := range tests {
		path := graphs.Path(tt.grid, tt.from, tt.to)
		if len(path) != tt.steps {
			t.Errorf("%s: %v, want %d cells", name, path, tt.steps)
		}
	}
}

// distances tries each cell until nothing gets shorter.
func distances(grid []string, from graphs.Point) map[graphs.Point]int {
	far := map[graphs.Point]int{from: 1}
	for changed := true; changed; {
		changed = false
		for row := range grid {
			for col := range grid[row] {
				p := graphs.Point{Row: row, Col: col}
				for _, next := range neighbours(p, len(grid)) {
					d, ok := far[next]
					own, known := far[p]
					if grid[row][col] != '#' && ok &&
						(!known || d+1 < own) {
						far[p] = d + 1
						changed = true
					}
				}
			}
		}
	}
	return far
}

func TestPathAgrees(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 14))
	for range 100 {
		const side = 7
		grid := make([]string, side)
		for row := range grid {
			var line strings.Builder
			for range side {
				line.WriteByte("...#"[random.IntN(4)])
			}
			grid[row] = line.String()
		}
		from := graphs.Point{Row: random.IntN(side), Col: 0}
		if grid[from.Row][0] == '#' {
			continue
		}
		far := distances(grid, from)
		for row := range side {
			to := graphs.Point{Row: row, Col: side - 1}
			path := graphs.Path(grid, from, to)
			if len(path) != far[to] {
				t.Fatalf("%v, %v to %v: %d cells, want %d",
					grid, from, to, len(path), far[to])
			}
			checkSteps(t, grid, path)
		}
	}
}

func checkSteps(t *testing.T, grid []string, path []graphs.Point) {
	t.Helper()
	for i, p := range path {
		if grid[p.Row][p.Col] == '#' {
			t.Fatalf("%v, way %v: a wall", grid, path)
		}
		if i == 0 {
			continue
		}
		row, col := p.Row-path[i-1].Row, p.Col-path[i-1].Col
		if row*row+col*col != 1 {
			t.Fatalf("%v, way %v: a jump", grid, path)
		}
	}
}
