// Package balance chooses a backend: in a simulation, in a program, and
// behind a proxy that keeps connections.
package balance

import "math/rand/v2"

// region:policies
// Policy chooses one of the backends by what it knows of their loads.
type Policy func(loads []int, dice *rand.Rand) int

// Random knows nothing.
func Random(loads []int, dice *rand.Rand) int {
	return dice.IntN(len(loads))
}

// RoundRobin remembers whose turn it is.
func RoundRobin() Policy {
	turn := -1
	return func(loads []int, _ *rand.Rand) int {
		turn = (turn + 1) % len(loads)
		return turn
	}
}

// LeastConnections takes the least loaded; of equal ones any.
func LeastConnections(loads []int, dice *rand.Rand) int {
	best, equal := 0, 0
	for i, load := range loads {
		switch {
		case load < loads[best]:
			best, equal = i, 1
		case load == loads[best]:
			if equal++; dice.IntN(equal) == 0 {
				best = i
			}
		}
	}
	return best
}

// TwoChoices takes the less loaded of two random ones.
func TwoChoices(loads []int, dice *rand.Rand) int {
	a := dice.IntN(len(loads))
	b := (a + 1 + dice.IntN(len(loads)-1)) % len(loads) // another one
	if loads[b] < loads[a] {
		return b
	}
	return a
}

// endregion
