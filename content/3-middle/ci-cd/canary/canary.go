// Package canary decides about a new version by its errors.
package canary

import "math"

// region:decide
// Sample is what a version has answered in the same minutes.
type Sample struct{ Requests, Errors float64 }

// Verdict is what to do with the new version.
type Verdict string

const (
	Wait    Verdict = "wait"
	Promote Verdict = "promote"
	Abort   Verdict = "abort"
)

// Rule is set before the release, not during it.
type Rule struct {
	Least  float64 // requests of the new version, to say anything
	Enough float64 // to promote it
	Sigmas float64 // of difference that is no accident: 3
	Worse  float64 // a difference that nobody minds: 0.001
}

// Decide compares the new version with the old one, which runs beside it:
// same minutes, same users, same ill neighbours.
func (r Rule) Decide(old, canary Sample) Verdict {
	if canary.Requests < r.Least || old.Requests < r.Least {
		return Wait
	}
	was := old.Errors / old.Requests
	is := canary.Errors / canary.Requests
	both := (old.Errors + canary.Errors) /
		(old.Requests + canary.Requests)
	sigma := math.Sqrt(both * (1 - both) *
		(1/old.Requests + 1/canary.Requests))
	switch {
	case is-was > r.Worse && is-was > r.Sigmas*sigma:
		return Abort
	case canary.Requests >= r.Enough:
		return Promote
	}
	return Wait
}

// endregion
