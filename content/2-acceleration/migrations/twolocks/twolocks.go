// Package twolocks builds an index without stopping writers while another
// replica waits for its turn to migrate.
package twolocks

import (
	"context"

	"github.com/jackc/pgx/v5"
)

const key = 4242 // of the lock that migrations take

// region:migrate

// Migrate takes the lock of migrations and builds the index. The other
// replica already waits for the lock, by ask.
func Migrate(ctx context.Context, conn *pgx.Conn) error {
	_, err := conn.Exec(ctx, `CREATE INDEX CONCURRENTLY
		IF NOT EXISTS orders_customer ON orders (customer_id)`)
	if err != nil {
		return err
	}
	_, err = conn.Exec(ctx, `SELECT pg_advisory_unlock($1)`, key)
	return err
}

const (
	// Wait is one statement that waits: it keeps its snapshot meanwhile.
	Wait = `SELECT pg_advisory_lock($1)`
	// Try answers at once: between two attempts there is no snapshot.
	Try = `SELECT pg_try_advisory_lock($1)`
)

// endregion
