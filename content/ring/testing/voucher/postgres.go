package voucher

import (
	"context"
	_ "embed" // the schema and the statement
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Schema makes the tables of Postgres.
//
//go:embed schema.sql
var Schema string

//go:embed spend.sql
var spend string

// Postgres is the Store of production.
type Postgres struct{ DB *pgxpool.Pool }

// Find returns ErrUnknown for a code that nobody has issued.
func (p Postgres) Find(ctx context.Context, code string) (Voucher, error) {
	v := Voucher{Code: code}
	err := p.DB.QueryRow(ctx,
		"SELECT off, remaining FROM vouchers WHERE code = $1", code,
	).Scan(&v.Off, &v.Left)
	if errors.Is(err, pgx.ErrNoRows) {
		return Voucher{}, ErrUnknown
	}
	return v, err
}

// region:spend

// Spend takes one of the voucher for the order, in one statement.
func (p Postgres) Spend(ctx context.Context, code, order string) error {
	tag, err := p.DB.Exec(ctx, spend, code, order)
	if e, ok := errors.AsType[*pgconn.PgError](err); ok &&
		e.ConstraintName == "spent_pkey" {
		return ErrUsed
	}
	if err != nil || tag.RowsAffected() == 1 {
		return err
	}
	if _, err := p.Find(ctx, code); err != nil {
		return err
	}
	return ErrSpent
}

// endregion
