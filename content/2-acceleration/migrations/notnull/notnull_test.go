package notnull_test

import (
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/migrations/notnull"
	"route500k/content/internal/proof"
)

// The server says at DEBUG1 whether it had to read the table.
func TestProof(t *testing.T) {
	text := "apart:\n" + messages(t, notnull.Apart) +
		"together:\n" + messages(t, notnull.Together)
	proof.Golden(t, "testdata/want.txt", proof.Fold(text, 76))
}

func messages(t *testing.T, sql string) string {
	t.Helper()
	var text strings.Builder
	cfg := lab.Pool(t).Config().ConnConfig
	cfg.OnNotice = func(_ *pgconn.PgConn, n *pgconn.Notice) {
		if strings.Contains(n.Message, "orders") {
			text.WriteString(n.Severity + ": " + n.Message + "\n")
		}
	}
	conn, err := pgx.ConnectConfig(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	if _, err := conn.Exec(t.Context(), notnull.Schema); err != nil {
		t.Fatal(err)
	}
	_, err = conn.Exec(t.Context(), `SET client_min_messages = debug1`)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Exec(t.Context(), sql); err != nil {
		t.Fatal(err)
	}
	return text.String()
}
