package eventlog

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Schema is what the store needs.
//
//go:embed schema.sql
var Schema string

// Store keeps the events of all orders.
type Store struct {
	Pool *pgxpool.Pool
}

const uniqueViolation = "23505"

// region:append

// ErrConflict says that others have written to the stream meanwhile.
type ErrConflict struct{ Expected, Actual int64 }

// Error implements the error interface.
func (e ErrConflict) Error() string {
	return fmt.Sprintf("conflict: expected version %d, actual %d",
		e.Expected, e.Actual)
}

// Append adds events to a stream which is still at the expected version:
// all of them or none, in one statement.
func (s Store) Append(
	ctx context.Context, stream string, expected int64, events ...Event,
) error {
	if len(events) == 0 {
		return nil
	}
	types := make([]string, len(events))
	formats := make([]int, len(events))
	data := make([]string, len(events))
	for i, e := range events {
		b, err := json.Marshal(e)
		if err != nil {
			return err
		}
		types[i], formats[i] = kind(e)
		data[i] = string(b)
	}
	tag, err := s.Pool.Exec(ctx, `
		INSERT INTO events (stream, version, type, format, data)
		SELECT $1, $2 + n, type, format, data::jsonb
		FROM unnest($3::text[], $4::int[], $5::text[])
			WITH ORDINALITY AS e (type, format, data, n)
		WHERE $2 = (SELECT coalesce(max(version), 0)
			FROM events WHERE stream = $1)
		ORDER BY n`, stream, expected, types, formats, data)
	var pg *pgconn.PgError
	switch {
	case errors.As(err, &pg) && pg.Code == uniqueViolation:
		// at the same moment: the key (stream, version) has decided
	case err != nil:
		return fmt.Errorf("append to %s: %w", stream, err)
	case tag.RowsAffected() > 0:
		return nil
	}
	conflict := ErrConflict{Expected: expected}
	err = s.Pool.QueryRow(ctx, `SELECT coalesce(max(version), 0)
		FROM events WHERE stream = $1`, stream).Scan(&conflict.Actual)
	if err != nil {
		return fmt.Errorf("append to %s: %w", stream, err)
	}
	return conflict
}

// endregion

// region:load

// Recorded is an event and its place in the log.
type Recorded struct {
	Position int64 // in the whole log
	Stream   string
	Version  int64 // in the stream
	Event    Event
}

// Load returns the state of an order, its version, and how many events
// have been read for it.
func (s Store) Load(
	ctx context.Context, stream string,
) (o Order, version int64, read int, err error) {
	events, err := s.Read(ctx, stream, 0)
	for _, r := range events {
		o, version = Apply(o, r.Event), r.Version
	}
	return o, version, len(events), err
}

// Read returns the events of a stream after the given version.
func (s Store) Read(
	ctx context.Context, stream string, after int64,
) ([]Recorded, error) {
	rows, err := s.Pool.Query(ctx, `
		SELECT position, stream, version, type, format, data
		FROM events WHERE stream = $1 AND version > $2
		ORDER BY version`, stream, after)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, scan)
}

// scan reads a row; whatever its format, the event is of the newest one.
func scan(row pgx.CollectableRow) (r Recorded, err error) {
	var kind string
	var format int
	var data []byte
	err = row.Scan(&r.Position, &r.Stream, &r.Version,
		&kind, &format, &data)
	if err != nil {
		return r, err
	}
	r.Event, err = Decode(kind, format, data)
	return r, err
}

// endregion

// region:handle

// Handle loads an order, decides and appends. After a conflict it starts
// from loading: the decision was made on a state that is no more.
func (s Store) Handle(
	ctx context.Context, stream string, command Command,
) error {
	const attempts = 5
	var err error
	for range attempts {
		o, version, _, loadErr := s.Load(ctx, stream)
		if loadErr != nil {
			return loadErr
		}
		events, refused := command(o)
		if refused != nil {
			return refused
		}
		err = s.Append(ctx, stream, version, events...)
		if _, conflict := errors.AsType[ErrConflict](err); !conflict {
			return err
		}
	}
	return err
}

// endregion
