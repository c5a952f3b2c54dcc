// Package pgscale has what a service does about replicas and about two
// databases. Its tests run on a primary and a replica of their own.
package pgscale

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// region:reads

// Databases writes to the primary and reads what is fresh enough.
type Databases struct {
	Primary, Replica *pgxpool.Pool
	Patience         time.Duration // for a replica that is behind
}

// Ahead is a position that no replica has: it leads to the primary.
const Ahead = "FFFFFFFF/FFFFFFFF"

// Write commits and returns the position of the log after the commit. The
// client keeps it, in a cookie or a header, and brings it to its reads.
func (d *Databases) Write(
	ctx context.Context, work func(pgx.Tx) error,
) (lsn string, err error) {
	if err := pgx.BeginFunc(ctx, d.Primary, work); err != nil {
		return "", err
	}
	// Only now: a position taken before COMMIT promises nothing.
	err = d.Primary.QueryRow(ctx,
		`SELECT pg_current_wal_insert_lsn()::text`).Scan(&lsn)
	if err != nil { // it is committed: do not say that it is not
		return Ahead, nil
	}
	return lsn, nil
}

// For returns the replica if it has replayed the log up to lsn, or does so
// soon, else the primary. Who has not written brings no position.
func (d *Databases) For(ctx context.Context, lsn string) *pgxpool.Pool {
	if lsn == "" {
		return d.Replica
	}
	ctx, cancel := context.WithTimeout(ctx, d.Patience)
	defer cancel()
	for {
		var fresh bool
		err := d.Replica.QueryRow(ctx, `
			SELECT NOT pg_is_in_recovery() -- it has been promoted
				OR pg_last_wal_replay_lsn() >= $1::pg_lsn`,
			lsn).Scan(&fresh)
		if err != nil {
			return d.Primary
		}
		if fresh {
			return d.Replica
		}
		select {
		case <-ctx.Done():
			return d.Primary
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// endregion

// region:failover

// Connect opens a pool to whichever of the hosts takes writes now; after a
// fail-over the pool finds the new one by itself.
func Connect(
	ctx context.Context, hosts, database string,
) (*pgxpool.Pool, error) {
	return pgxpool.New(ctx, fmt.Sprintf("host=%s user=postgres dbname=%s "+
		"target_session_attrs=read-write connect_timeout=2",
		hosts, database))
}

// endregion
