// Package plan counts what a peak needs.
package plan

import (
	"fmt"
	"io"
	"math"
)

// region:input
// Input is what has been measured or agreed.
type Input struct {
	Peak        float64 // requests a second
	Measured    float64 // what one replica held within the objective
	Use         float64 // the part of it that we dare to use
	Zones       int     // any one of them may go
	Latency     float64 // mean, s
	Answer      float64 // KB
	Connections int     // of the pool, to the database
	MaxDB       int     // connections that the database gives us
}

// endregion

// region:count
func Plan(out io.Writer, in Input) {
	alone := math.Ceil(in.Peak / (in.Measured * in.Use))
	// The zones that are left carry everything.
	left := float64(in.Zones - 1)
	perZone := math.Ceil(alone / left)
	replicas := int(perZone) * in.Zones
	inFlight := in.Peak * in.Latency // Little's law
	gbit := in.Peak * in.Answer * 1024 * 8 / 1e9
	toDB := replicas * in.Connections

	row := func(name string, value any) {
		fmt.Fprintf(out, "%-34s%8v\n", name, value)
	}
	row("replicas for the peak", alone)
	row("in three zones, one of them gone", replicas)
	row("requests in flight", inFlight)
	row("in flight on a replica", math.Ceil(inFlight/(perZone*left)))
	row("network, Gbit/s", fmt.Sprintf("%.1f", gbit))
	row("connections to the database", toDB)
	if toDB > in.MaxDB {
		row("… of a pool, at most", in.MaxDB/replicas)
	}
}

// endregion
