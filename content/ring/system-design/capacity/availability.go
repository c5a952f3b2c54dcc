package capacity

import (
	"math"
	"time"
)

// region:availability

// Chain is what remains when a request needs all of them, if they fail
// independently.
func Chain(parts ...float64) float64 {
	all := 1.0
	for _, a := range parts {
		all *= a
	}
	return all
}

// AnyOf is what n equal ones give when one is enough and they fail
// independently, which a common switch, release or region does not let
// them.
func AnyOf(n int, a float64) float64 {
	return 1 - math.Pow(1-a, float64(n))
}

// Down is the time without service in thirty days.
func Down(a float64) time.Duration {
	return time.Duration((1 - a) * float64(30*24*time.Hour))
}

// endregion

// RoundTrip is the least time there and back: light in glass runs at two
// thirds of its speed, and no cable is straight.
func RoundTrip(kilometres float64) time.Duration {
	const inGlass = 200_000 // km/s
	return time.Duration(2 * kilometres / inGlass * float64(time.Second))
}
