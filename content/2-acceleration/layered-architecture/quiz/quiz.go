// Package quiz holds programs whose output is to be predicted.
package quiz

import (
	"context"
	"encoding/json/v2"
	"errors"
	"fmt"
	"io"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/txn"
)

// Repeat needs the table item (id integer).
func Repeat(ctx context.Context, pool *pgxpool.Pool, w io.Writer) {
	// region:repeat
	var ids []int
	calls := 0
	err := txn.Run(ctx, pool, pgx.TxOptions{}, func(tx pgx.Tx) error {
		calls++
		_, err := tx.Exec(ctx, `INSERT INTO item VALUES ($1)`, calls)
		ids = append(ids, calls)
		if calls == 1 {
			return &pgconn.PgError{Code: "40001"}
		}
		return err
	})
	var rows int
	err = errors.Join(err, pool.QueryRow(ctx,
		`SELECT count(*) FROM item`).Scan(&rows))
	fmt.Fprintln(w, err, ids, rows)
	// endregion
}

// region:convert

type order struct {
	ID     int
	Margin int
	Note   string
}

type orderBody struct {
	ID     int    `json:"id"`
	Margin int    `json:"-"`
	Note   string `json:"note,omitzero"`
}

func convert() {
	o := order{ID: 7, Margin: 300}
	row, _ := json.Marshal(o)
	body, _ := json.Marshal(orderBody(o))
	fmt.Println(string(row))
	fmt.Println(string(body))
}

// endregion

// region:translate

var errNotFound = errors.New("not found")

func find() error { return fmt.Errorf("select: %w", pgx.ErrNoRows) }

func translated() error {
	err := find()
	if errors.Is(err, pgx.ErrNoRows) {
		return fmt.Errorf("order 7: %w (%v)", errNotFound, err)
	}
	return err
}

func translate() {
	err := translated()
	fmt.Println(err)
	fmt.Println(errors.Is(err, errNotFound), errors.Is(err, pgx.ErrNoRows))
}

// endregion
