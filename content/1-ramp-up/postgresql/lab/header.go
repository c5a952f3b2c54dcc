package lab

import (
	"fmt"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/internal/proof"
)

// Header names the server and the machine.
func Header(t testing.TB, pool *pgxpool.Pool) string {
	t.Helper()
	var version string
	err := pool.QueryRow(t.Context(), `
		SELECT split_part(current_setting('server_version'), ' ', 1)`,
	).Scan(&version)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("PostgreSQL %s, %s\n", version, proof.Machine())
}
