//go:build unix

package pgscale_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/internal/proof"
	"route500k/content/ring/data-scaling/pgcluster"
)

// bench is the cluster with pools to the database postgres of both nodes.
type bench struct {
	primary, replica *pgcluster.Node
	a, b             *pgxpool.Pool
}

func (*bench) exec(
	t *testing.T, pool *pgxpool.Pool, sql string, args ...any,
) {
	t.Helper()
	if _, err := pool.Exec(t.Context(), sql, args...); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
}

// value is the one value of a query.
func value[T any](
	t *testing.T, pool *pgxpool.Pool, sql string, args ...any,
) (v T) {
	t.Helper()
	if err := pool.QueryRow(t.Context(), sql, args...).Scan(&v); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return v
}

// caughtUp waits until the replica has replayed all there is.
func (b *bench) caughtUp(t *testing.T) {
	t.Helper()
	lsn := value[string](t, b.a,
		`SELECT pg_current_wal_insert_lsn()::text`)
	b.replica.Until(t, b.b,
		`SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn`, lsn)
}

// pause stops the replay; the replica still receives.
func (b *bench) pause(t *testing.T) {
	t.Helper()
	b.exec(t, b.b, `SELECT pg_wal_replay_pause()`)
	b.replica.Until(t, b.b,
		`SELECT pg_get_wal_replay_pause_state() = 'paused'`)
}

func (b *bench) resume(t *testing.T) {
	t.Helper()
	b.exec(t, b.b, `SELECT pg_wal_replay_resume()`)
}

// cut takes the replica off the primary.
func (b *bench) cut(t *testing.T) {
	t.Helper()
	set(t, b.b, "primary_conninfo", "")
	b.primary.Until(t, b.a,
		`SELECT count(*) = 0 FROM pg_stat_replication`)
}

// mend brings back the replica that cut has taken off.
func (b *bench) mend(t *testing.T) {
	t.Helper()
	set(t, b.b, "primary_conninfo", b.primary.DSN("postgres")+
		" application_name=replica")
	b.primary.Until(t, b.a, `SELECT count(*) = 1 FROM pg_stat_replication
		WHERE state = 'streaming'`)
	b.caughtUp(t)
}

// set changes a setting of a running server and waits for it to be heard.
func set(t *testing.T, pool *pgxpool.Pool, name, to string) {
	t.Helper()
	for _, sql := range []string{
		fmt.Sprintf("ALTER SYSTEM SET %s = '%s'", name, to),
		"SELECT pg_reload_conf()",
	} {
		if _, err := pool.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
}

// querier is a connection or a pool of them.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

// scene is a transcript of what was said to the servers.
type scene struct {
	t    *testing.T
	text strings.Builder
}

// say runs a statement and writes it down with its answer.
func (s *scene) say(who string, at querier, sql string) {
	s.t.Helper()
	if who != "" {
		who += "> "
	}
	for i, line := range strings.Split(strings.TrimSpace(sql), "\n") {
		if i > 0 {
			line = strings.Repeat(" ", len(who)) + line
		} else {
			line = who + line
		}
		fmt.Fprintln(&s.text, line)
	}
	fmt.Fprint(&s.text, answer(s.t, at, sql))
}

// note writes a remark.
func (s *scene) note(format string, args ...any) {
	fmt.Fprintf(&s.text, "-- "+format+"\n", args...)
}

func (s *scene) golden(file string) {
	s.t.Helper()
	proof.Golden(s.t, "testdata/"+file,
		proof.Fold(s.text.String(), proof.Width))
}

// answer is the rows of the result, or the error, indented.
func answer(t *testing.T, at querier, sql string) string {
	t.Helper()
	var text strings.Builder
	rows, err := at.Query(t.Context(), sql, pgx.QueryExecModeSimpleProtocol)
	if err == nil {
		for rows.Next() {
			var fields []string
			for _, v := range rows.RawValues() {
				fields = append(fields, string(v))
			}
			fmt.Fprintf(&text, "  %s\n", strings.Join(fields, " | "))
		}
		rows.Close()
		err = rows.Err()
	}
	if refusal, ok := errors.AsType[*pgconn.PgError](err); ok {
		return fmt.Sprintf("  ERROR: %s (%s)\n", refusal.Message,
			refusal.Code)
	}
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return text.String()
}
