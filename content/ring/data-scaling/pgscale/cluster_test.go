//go:build unix

package pgscale_test

import (
	"testing"

	"route500k/content/ring/data-scaling/pgcluster"
)

// TestCluster starts a primary and its replica once; everything is tried
// on them in turn, and the last of it parts them.
func TestCluster(t *testing.T) {
	if testing.Short() {
		t.Skip("starts two servers: left out by -short")
	}
	primary, replica := pgcluster.Start(t)
	b := &bench{
		primary: primary, replica: replica,
		a: primary.Pool(t, "postgres"), b: replica.Pool(t, "postgres"),
	}
	b.exec(t, b.a, `CREATE TABLE orders (
		id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		status text NOT NULL DEFAULT 'new')`)
	b.caughtUp(t)
	for _, part := range []struct {
		name string
		try  func(*testing.T, *bench)
	}{
		{"reads", tryReads},
		{"early", tryEarly},
		{"metric", tryMetric},
		{"sync", trySync},
		{"cancel", tryCancel},
		{"conflict", tryConflict},
		{"partitions", tryPartitions},
		{"logical", tryLogical},
		{"move", tryMove},
		{"twophase", tryTwoPhase},
		{"failover", tryFailover},
	} {
		t.Run(part.name, func(t *testing.T) { part.try(t, b) })
	}
}
