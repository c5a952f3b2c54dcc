package isolation_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

// As PostgreSQL comes, it refuses; with max_prepared_transactions = 10 the
// second half runs.
func TestPrepare(t *testing.T) {
	t.Parallel()
	address := servers.Postgres(t)
	connect := func() *pgx.Conn {
		conn, err := pgx.Connect(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.Close(t.Context()) })
		return conn
	}
	conn := connect()
	var limit int
	err := conn.QueryRow(t.Context(), `SELECT current_setting(
		'max_prepared_transactions')::int`).Scan(&limit)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	run := func(conn *pgx.Conn, sql string) {
		_, err := conn.Exec(t.Context(), sql)
		text := fmt.Sprintf("%s\n", sql)
		if err != nil {
			text += fmt.Sprintf("  %v\n", err)
		}
		out.WriteString(proof.Fold(text, proof.Width))
	}
	_, err = conn.Exec(t.Context(), `
		CREATE TABLE account (id int PRIMARY KEY, balance int);
		INSERT INTO account VALUES (1, 1000)`)
	if err != nil {
		t.Fatal(err)
	}
	if limit == 0 {
		run(conn, "BEGIN")
		run(conn, "PREPARE TRANSACTION 'order-7'")
		proof.Golden(t, "testdata/refused.txt", out.String())
		return
	}
	// A name is one for the whole server; tests of others run there, too.
	name := "order-" + postgres.Pool(t).Config().ConnConfig.Database
	run(conn, "BEGIN")
	run(conn, "UPDATE account SET balance = 900 WHERE id = 1")
	run(conn, "PREPARE TRANSACTION '"+name+"'")
	_ = conn.Close(t.Context()) // the coordinator dies
	out.WriteString("-- the coordinator is dead; another session\n")
	other := connect()
	run(other, "SET lock_timeout = '100ms'")
	run(other, "UPDATE account SET balance = 0 WHERE id = 1")
	run(other, "COMMIT PREPARED '"+name+"'")
	run(other, "UPDATE account SET balance = 0 WHERE id = 1")
	proof.Golden(t, "testdata/prepared.txt",
		strings.ReplaceAll(out.String(), name, "order-7"))
}
