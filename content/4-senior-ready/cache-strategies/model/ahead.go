package model

import (
	"math"
	"math/rand/v2"
	"time"
)

// region:early

// Early decides for one reader, without asking any other, whether to load
// before the key expires: the nearer the end and the dearer the load, the
// more likely. Beta above 1 loads earlier. (Vattani, Chierichetti,
// Lowenstein 2015)
func Early(
	left, load time.Duration, beta float64, random *rand.Rand,
) bool {
	gap := float64(load) * beta * -math.Log(1-random.Float64())
	return gap >= float64(left)
}

// endregion

// Key is what the busy key meets.
type Key struct {
	Every time.Duration // from one read to the next
	TTL   time.Duration
	Load  time.Duration // from the database
	For   time.Duration // the whole run
}

// Result is what the run has cost.
type Result struct {
	Loads  int // in all
	AtOnce int // at most
	Waited int // readers who had nothing to answer with
}

// Way says whether a reader loads: left is the time until the key expires,
// zero or less if it has, loading is the number of loads under way.
type Way func(left time.Duration, loading int) bool

// Run reads the key again and again, in a time of its own.
func Run(key Key, way Way) (r Result) {
	expires := key.TTL       // it has just been loaded
	var ends []time.Duration // of the loads under way, in order
	for now := time.Duration(0); now < key.For; now += key.Every {
		for len(ends) > 0 && ends[0] <= now {
			expires = ends[0] + key.TTL
			ends = ends[1:]
		}
		left := expires - now
		if way(left, len(ends)) {
			r.Loads++
			ends = append(ends, now+key.Load)
			r.AtOnce = max(r.AtOnce, len(ends))
		}
		if left <= 0 {
			r.Waited++
		}
	}
	return r
}
