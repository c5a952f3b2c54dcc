// Package anomalies tries every anomaly at every isolation level.
package anomalies

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// Schema holds two doctors on duty, the classic of write skew.
const Schema = `
CREATE TABLE duty (name text PRIMARY KEY, on_call boolean, shifts integer);
INSERT INTO duty VALUES ('anna', true, 1), ('boris', true, 1)`

// Reset puts the rows back.
const Reset = `
DELETE FROM duty;
INSERT INTO duty VALUES ('anna', true, 1), ('boris', true, 1)`

// Anomaly plays two transactions step by step, in one goroutine: no step
// waits. It reports whether the anomaly happened.
type Anomaly struct {
	Name string
	Play func(ctx context.Context, a, b pgx.Tx) (bool, error)
}

// All are the anomalies of the standard and two that it leaves out.
var All = []Anomaly{
	{"dirty read", dirtyRead},
	{"non-repeatable read", nonRepeatableRead},
	{"phantom read", phantomRead},
	{"lost update", lostUpdate},
	{"write skew", writeSkew},
}

func dirtyRead(ctx context.Context, a, b pgx.Tx) (bool, error) {
	_, err := b.Exec(ctx,
		`UPDATE duty SET shifts = 100 WHERE name = 'anna'`)
	if err != nil {
		return false, err
	}
	shifts, err := number(ctx, a, annaShifts)
	return shifts == 100, errors.Join(err, b.Rollback(ctx))
}

func nonRepeatableRead(ctx context.Context, a, b pgx.Tx) (bool, error) {
	return readTwice(ctx, a, b, annaShifts,
		`UPDATE duty SET shifts = 2 WHERE name = 'anna'`)
}

func phantomRead(ctx context.Context, a, b pgx.Tx) (bool, error) {
	return readTwice(ctx, a, b, onCall,
		`INSERT INTO duty VALUES ('vera', true, 1)`)
}

// region:lost
func lostUpdate(ctx context.Context, a, b pgx.Tx) (bool, error) {
	const set = `UPDATE duty SET shifts = $1 WHERE name = 'anna'`
	seenByA, err := number(ctx, a, annaShifts)
	if err != nil {
		return false, err
	}
	seenByB, err := number(ctx, b, annaShifts)
	if err != nil {
		return false, err
	}
	if _, err = a.Exec(ctx, set, seenByA+1); err != nil {
		return false, err
	}
	if err = a.Commit(ctx); err != nil {
		return false, err
	}
	if _, err = b.Exec(ctx, set, seenByB+1); err != nil {
		return false, err
	}
	return true, b.Commit(ctx) // two shifts added, one counted
}

// endregion

// region:skew
func writeSkew(ctx context.Context, a, b pgx.Tx) (bool, error) {
	const leave = `UPDATE duty SET on_call = false WHERE name = $1`
	for tx, name := range map[pgx.Tx]string{a: "anna", b: "boris"} {
		n, err := number(ctx, tx, onCall)
		if err != nil {
			return false, err
		}
		if n < 2 {
			return false, nil // somebody must stay
		}
		if _, err := tx.Exec(ctx, leave, name); err != nil {
			return false, err
		}
	}
	if err := a.Commit(ctx); err != nil {
		return false, err
	}
	return true, b.Commit(ctx) // nobody is on call
}

// endregion

const (
	annaShifts = `SELECT shifts FROM duty WHERE name = 'anna'`
	onCall     = `SELECT count(*)::int FROM duty WHERE on_call`
)

// readTwice asks in a before and after b commits a change.
func readTwice(
	ctx context.Context, a, b pgx.Tx, query, change string,
) (bool, error) {
	before, err := number(ctx, a, query)
	if err != nil {
		return false, err
	}
	if _, err := b.Exec(ctx, change); err != nil {
		return false, err
	}
	if err := b.Commit(ctx); err != nil {
		return false, err
	}
	after, err := number(ctx, a, query)
	return before != after, err
}

func number(ctx context.Context, tx pgx.Tx, query string) (n int, err error) {
	return n, tx.QueryRow(ctx, query).Scan(&n)
}

// Outcome is "yes", "no" or the SQLSTATE by which the server prevented it.
func Outcome(happened bool, err error) (string, error) {
	var failure *pgconn.PgError
	switch {
	case errors.As(err, &failure):
		return failure.Code, nil
	case err != nil:
		return "", err
	case happened:
		return "yes", nil
	}
	return "no", nil
}
