// Package burn is the task of the page: an alert on the error budget from
// raw counters.
package burn

import "time"

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

// region:start

// Firing looks at the samples, which are in the order of time, until now.
func (a Alert) Firing(samples []Sample, now time.Time) bool {
	var shares []float64
	var last Sample
	for _, s := range samples {
		if s.At.Before(now.Add(-a.Long)) {
			last = s
			continue
		}
		shares = append(shares, (s.Bad-last.Bad)/(s.Total-last.Total))
		last = s
	}
	sum := 0.0
	for _, share := range shares {
		sum += share
	}
	return !(sum/float64(len(shares)) < a.Factor*(1-a.Target))
}

// endregion
