package eventlog

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// region:snapshot

// stateFormat grows whenever Order or Apply changes: older snapshots are
// then passed over, and the events are read from the first one.
const stateFormat = 1

// Save stores the state at a version. The log does not need it: snapshots
// may be deleted at any time.
func (s Store) Save(
	ctx context.Context, stream string, version int64, o Order,
) error {
	_, err := s.Pool.Exec(ctx, `
		INSERT INTO snapshots AS old VALUES ($1, $2, $3, $4)
		ON CONFLICT (stream) DO UPDATE
		SET version = excluded.version, format = excluded.format,
			state = excluded.state
		WHERE (old.format, old.version)
			< (excluded.format, excluded.version)`,
		stream, version, stateFormat, o)
	return err
}

// LoadFast is Load from the last snapshot: it reads only the events after.
func (s Store) LoadFast(
	ctx context.Context, stream string,
) (o Order, version int64, read int, err error) {
	err = s.Pool.QueryRow(ctx, `
		SELECT version, state FROM snapshots
		WHERE stream = $1 AND format = $2`, stream, stateFormat,
	).Scan(&version, &o)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return o, 0, 0, fmt.Errorf("snapshot of %s: %w", stream, err)
	}
	tail, err := s.Read(ctx, stream, version)
	for _, r := range tail {
		o, version = Apply(o, r.Event), r.Version
	}
	return o, version, len(tail), err
}

// endregion
