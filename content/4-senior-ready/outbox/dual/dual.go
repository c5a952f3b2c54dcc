// Package dual writes to the database and to the broker, one after the
// other: what the page begins with.
package dual

import (
	"context"

	"github.com/jackc/pgx/v5/pgxpool"
)

// Service keeps orders and tells of them.
type Service struct {
	Pool    *pgxpool.Pool
	Publish func(ctx context.Context, order int64) error
	Crash   func() error // what a test puts between the steps
}

// region:dual

// CommitFirst loses the event if the process ends in the middle.
func (s *Service) CommitFirst(ctx context.Context, order int64) error {
	_, err := s.Pool.Exec(ctx,
		`INSERT INTO orders (id, total) VALUES ($1, 100)`, order)
	if err != nil {
		return err
	}
	if err := s.Crash(); err != nil {
		return err
	}
	return s.Publish(ctx, order)
}

// PublishFirst tells of an order that may never be.
func (s *Service) PublishFirst(ctx context.Context, order int64) error {
	tx, err := s.Pool.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback(ctx)
	_, err = tx.Exec(ctx,
		`INSERT INTO orders (id, total) VALUES ($1, 100)`, order)
	if err != nil {
		return err
	}
	if err := s.Publish(ctx, order); err != nil {
		return err
	}
	if err := s.Crash(); err != nil {
		return err
	}
	return tx.Commit(ctx)
}

// endregion
