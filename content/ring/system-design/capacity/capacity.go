// Package capacity turns what a product manager knows into what an
// engineer has to build for: requests, bytes, connections.
package capacity

import "time"

// region:load

// Load is what one asks for at the interview. The rest follows.
type Load struct {
	Users  float64 // active in a day
	Writes float64 // of one of them a day
	Reads  float64 // of one of them a day
	Peak   float64 // the busiest hour against the mean one

	Row    float64 // bytes that a write leaves, with its indexes
	Days   float64 // for which it is kept
	Copies float64 // of it, replicas counted

	Answer  float64       // bytes of a reply to a read
	Latency time.Duration // of a read

	Online float64 // share of users that hold a connection
	Memory float64 // bytes of a process for a connection
}

// Estimate is what follows. Rates are a second and at the peak.
type Estimate struct {
	Writes, Reads float64
	Network       float64 // bits a second, replies only
	InFlight      float64 // reads at once: Little's law
	Disk          float64 // bytes, with all copies
	Connections   float64
	Memory        float64 // bytes, of connections
}

const day = 24 * 60 * 60 // s; 10^5 in the head

// Estimate multiplies.
func (l Load) Estimate() Estimate {
	reads := l.Users * l.Reads / day * l.Peak
	connections := l.Users * l.Online
	return Estimate{
		Writes:      l.Users * l.Writes / day * l.Peak,
		Reads:       reads,
		Network:     reads * l.Answer * 8,
		InFlight:    reads * l.Latency.Seconds(),
		Disk:        l.Users * l.Writes * l.Row * l.Days * l.Copies,
		Connections: connections,
		Memory:      connections * l.Memory,
	}
}

// endregion

// Grown is the same product with more users.
func (l Load) Grown(times float64) Load {
	l.Users *= times
	return l
}
