// Package burn is the task of the page: an alert on the error budget from
// raw counters.
package burn

import "time"

// region:types

// Sample is a scrape of one replica: two counters since its start. A
// replica that restarts begins with zero.
type Sample struct {
	At         time.Time
	Replica    string
	Total, Bad float64
}

// Alert fires while the budget of Target burns more than Factor times
// faster than allowed, both in Long and in Short.
type Alert struct {
	Target, Factor float64
	Long, Short    time.Duration
	Least          float64 // bad events in Long; fewer wake nobody
}

// endregion

// region:solution

// Firing looks at the samples, which are in the order of time, until now.
func (a Alert) Firing(samples []Sample, now time.Time) bool {
	burns := func(window time.Duration, least float64) bool {
		total, bad := grown(samples, now.Add(-window), now)
		return total > 0 && bad >= least &&
			bad/total > a.Factor*(1-a.Target)
	}
	return burns(a.Long, a.Least) && burns(a.Short, 0)
}

// grown adds what the counters of each replica have gained in (from, to].
// A replica's first sample in the window is where its count begins.
func grown(samples []Sample, from, to time.Time) (total, bad float64) {
	last := map[string]Sample{}
	for _, s := range samples {
		if !s.At.After(from) || s.At.After(to) {
			continue
		}
		if before, seen := last[s.Replica]; seen {
			if s.Total < before.Total { // it has been restarted
				before = Sample{}
			}
			total += s.Total - before.Total
			bad += s.Bad - before.Bad
		}
		last[s.Replica] = s
	}
	return total, bad
}

// endregion
