package graphs

import (
	"maps"
	"slices"
	"strings"
)

// region:topo

// CycleError is a way that leads back to its beginning.
type CycleError []string

func (c CycleError) Error() string {
	return "cycle: " + strings.Join(c, " → ")
}

// Order returns the names so that each stands after all it needs. The
// same graph always has the same order. A cycle is a CycleError.
func Order(needs map[string][]string) ([]string, error) {
	const white, grey, black = 0, 1, 2 // not seen, on the way, done
	colour := make(map[string]int)
	var order, way []string
	var visit func(string) error
	visit = func(name string) error {
		switch colour[name] {
		case black:
			return nil
		case grey: // the edge leads back to the way
			from := slices.Index(way, name)
			return CycleError(append(slices.Clone(way[from:]), name))
		}
		colour[name] = grey
		way = append(way, name)
		for _, need := range needs[name] {
			if err := visit(need); err != nil {
				return err
			}
		}
		colour[name] = black
		way = way[:len(way)-1]
		order = append(order, name)
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(needs)) {
		if err := visit(name); err != nil {
			return nil, err
		}
	}
	return order, nil
}

// endregion
