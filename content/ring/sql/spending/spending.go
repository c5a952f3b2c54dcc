// Package spending reports what customers have spent: a query of its own
// file, and the Go around it that one would merge.
package spending

import (
	"context"
	_ "embed"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// region:read

//go:embed spending.sql
var query string

// Filter narrows a report; what is left zero does not.
type Filter struct {
	City     string
	Statuses []string
	Since    time.Time
	Limit    int // 20, and never above 100
}

// Customer is a line of the report.
type Customer struct {
	ID      int32
	Name    string
	City    *string // the column may be NULL
	Orders  int64
	Spent   int64
	Last    *time.Time // max of nothing is NULL
	History []Order    // out of jsonb: no query for each line
	Found   int64      // lines there are without the limit
	OfAll   int64      // spent by all of them
}

// Order is a part of a line.
type Order struct {
	ID    int32 `json:"id"`
	Total int64 `json:"total"`
}

// Querier is a pool, a connection or a transaction.
type Querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

const timeout = 2 * time.Second // for one report

// Read returns who has spent most. The lines and the totals come of one
// statement, hence of one snapshot.
func Read(
	ctx context.Context, db Querier, f Filter,
) ([]Customer, error) {
	if f.Limit <= 0 {
		f.Limit = 20
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	rows, err := db.Query(ctx, query, pgx.NamedArgs{
		"city": f.City, "statuses": f.Statuses,
		"since": f.Since, "limit": min(f.Limit, 100),
	})
	if err != nil {
		return nil, fmt.Errorf("spending: %w", err)
	}
	lines, err := pgx.CollectRows(rows, pgx.RowToStructByName[Customer])
	if err != nil {
		return nil, fmt.Errorf("spending: %w", err)
	}
	return lines, nil
}

// endregion
