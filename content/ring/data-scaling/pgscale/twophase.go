package pgscale

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// region:twophase

// Part is what has to be done in one of the databases.
type Part struct {
	Name string
	DB   *pgxpool.Pool
	SQL  string
}

// Coordinator commits in all databases or in none. Its own table is what
// decides: a transaction without a row there has not been committed.
type Coordinator struct {
	Log *pgxpool.Pool // decision (id text PRIMARY KEY, verdict text)
}

// Run does the parts under one id, of letters and digits only.
func (c *Coordinator) Run(
	ctx context.Context, id string, parts ...Part,
) error {
	for i, p := range parts { // phase 1: who has prepared can commit
		if err := prepare(ctx, p, id); err != nil {
			for _, done := range parts[:i] {
				_ = finish(ctx, "rollback", id, done)
			}
			return fmt.Errorf("%s: %w", p.Name, err)
		}
	}
	verdict, err := c.decide(ctx, id, "commit")
	if err != nil {
		return err // in doubt: Recover will ask the table
	}
	for _, p := range parts { // phase 2: may be repeated for ever
		if err := finish(ctx, verdict, id, p); err != nil {
			return fmt.Errorf("%s: %s is decided: %w",
				p.Name, verdict, err)
		}
	}
	if verdict != "commit" {
		return fmt.Errorf("%s was given up by the recovery", id)
	}
	return nil
}

// endregion

// region:recover

// decide writes the verdict unless there is one, and returns what stands.
func (c *Coordinator) decide(
	ctx context.Context, id, verdict string,
) (string, error) {
	_, err := c.Log.Exec(ctx, `INSERT INTO decision VALUES ($1, $2)
		ON CONFLICT DO NOTHING`, id, verdict)
	if err != nil {
		return "", err
	}
	err = c.Log.QueryRow(ctx, `SELECT verdict FROM decision
		WHERE id = $1`, id).Scan(&verdict)
	return verdict, err
}

// Recover ends what is in doubt in a database: as decided, or by rollback.
// It writes that rollback down first, against a coordinator still alive.
func (c *Coordinator) Recover(ctx context.Context, p Part) error {
	rows, err := p.DB.Query(ctx, `
		SELECT left(gid, -1 - length($1)) FROM pg_prepared_xacts
		WHERE database = current_database() AND gid LIKE '%.' || $1`,
		p.Name)
	if err != nil {
		return err
	}
	ids, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, id := range ids {
		verdict, err := c.decide(ctx, id, "rollback")
		if err != nil {
			return err
		}
		if err := finish(ctx, verdict, id, p); err != nil {
			return err
		}
	}
	return nil
}

// endregion

// prepare leaves the part's work prepared, and none of it on an error.
func prepare(ctx context.Context, p Part, id string) error {
	return p.DB.AcquireFunc(ctx, func(c *pgxpool.Conn) (err error) {
		for _, sql := range []string{"BEGIN", p.SQL,
			fmt.Sprintf("PREPARE TRANSACTION '%s.%s'", id, p.Name)} {
			if _, err := c.Exec(ctx, sql); err != nil {
				_, _ = c.Exec(ctx, "ROLLBACK")
				return err
			}
		}
		return nil
	})
}

// finish does the second phase, unless somebody has done it before.
func finish(ctx context.Context, verdict, id string, p Part) error {
	_, err := p.DB.Exec(ctx, fmt.Sprintf("%s PREPARED '%s.%s'",
		verdict, id, p.Name)) // it takes no parameters
	const undefinedObject = "42704"
	if e, ok := errors.AsType[*pgconn.PgError](err); ok &&
		e.Code == undefinedObject {
		return nil
	}
	return err
}
