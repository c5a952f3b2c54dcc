//go:build unix

package pgscale_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/internal/proof"
	"route500k/content/ring/data-scaling/pgcluster"
	"route500k/content/ring/data-scaling/pgscale"
)

// death lets no statement through from the one with these words on: what
// the servers see of a process that is killed.
type death struct {
	at   string
	dead bool
}

func (d *death) TraceQueryStart(
	ctx context.Context, _ *pgx.Conn, q pgx.TraceQueryStartData,
) context.Context {
	if d.at != "" && strings.Contains(q.SQL, d.at) {
		d.dead = true
	}
	if d.dead {
		dead, cancel := context.WithCancel(ctx)
		cancel()
		return dead
	}
	return ctx
}

func (*death) TraceQueryEnd(
	context.Context, *pgx.Conn, pgx.TraceQueryEndData,
) {
}

func mortal(
	t *testing.T, n *pgcluster.Node, database string, d *death,
) *pgxpool.Pool {
	t.Helper()
	cfg, err := pgxpool.ParseConfig(n.DSN(database))
	if err != nil {
		t.Fatal(err)
	}
	cfg.ConnConfig.Tracer = d
	pool, err := pgxpool.NewWithConfig(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	return pool
}

// The coordinator dies at each of its steps, and another recovers.
func tryTwoPhase(t *testing.T, b *bench) {
	for _, name := range []string{"sales", "money"} {
		b.exec(t, b.a, `CREATE DATABASE `+name)
	}
	sales := b.primary.Pool(t, "sales")
	money := b.primary.Pool(t, "money")
	b.exec(t, sales, `CREATE TABLE decision (
		id text PRIMARY KEY, verdict text NOT NULL)`)
	b.exec(t, sales, `CREATE TABLE orders (id int PRIMARY KEY,
		status text)`)
	b.exec(t, money, `CREATE TABLE account (id int PRIMARY KEY,
		balance int CHECK (balance >= 0))`)
	ctx := t.Context()
	run := func(id string, d *death, sum int) error {
		s := mortal(t, b.primary, "sales", d)
		m := mortal(t, b.primary, "money", d)
		defer s.Close()
		defer m.Close()
		c := pgscale.Coordinator{Log: s}
		return c.Run(ctx, id,
			pgscale.Part{Name: "sales", DB: s,
				SQL: `UPDATE orders SET status = 'paid' WHERE id = 7`},
			pgscale.Part{Name: "money", DB: m, SQL: fmt.Sprintf(
				`UPDATE account SET balance = balance - %d`, sum)})
	}
	seen := func() string {
		return fmt.Sprintf("%s, %d",
			value[string](t, sales, `SELECT status FROM orders`),
			value[int](t, money, `SELECT balance FROM account`))
	}
	heal := func() {
		c := pgscale.Coordinator{Log: sales}
		for name, db := range map[string]*pgxpool.Pool{
			"sales": sales, "money": money} {
			part := pgscale.Part{Name: name, DB: db}
			if err := c.Recover(ctx, part); err != nil {
				t.Fatal(err)
			}
		}
	}
	const doubt = `SELECT count(*) FROM pg_prepared_xacts`
	text := fmt.Sprintf("%-24s%-10s%-8s%-12s%s\n", "the coordinator dies",
		"in doubt", "locked", "seen", "after recovery")
	for i, step := range []struct{ name, at string }{
		{"nowhere", ""},
		{"before PREPARE in money", ".money'"},
		{"before the decision", "INSERT INTO decision"},
		{"after the decision", "commit PREPARED"},
		{"between two COMMITs", "commit PREPARED '%s.money'"},
	} {
		b.exec(t, sales, `TRUNCATE orders`)
		b.exec(t, sales, `INSERT INTO orders VALUES (7, 'new')`)
		b.exec(t, money, `TRUNCATE account`)
		b.exec(t, money, `INSERT INTO account VALUES (1, 1000)`)
		id := fmt.Sprint("tx", i)
		at := strings.ReplaceAll(step.at, "%s", id)
		err := run(id, &death{at: at}, 100)
		if (err == nil) != (step.at == "") {
			t.Fatal(step.name, err)
		}
		b.primary.Until(t, b.a, `SELECT count(*) = 0
			FROM pg_stat_activity WHERE state LIKE 'idle in%'`)
		locked := 0
		for _, probe := range []string{
			answer(t, sales, `SELECT FROM orders FOR UPDATE NOWAIT`),
			answer(t, money, `SELECT FROM account FOR UPDATE NOWAIT`),
		} {
			if strings.Contains(probe, "55P03") {
				locked++
			}
		}
		text += fmt.Sprintf("%-24s%-10d%-8d%-12s", step.name,
			value[int](t, b.a, doubt), locked, seen())
		heal()
		text += seen() + "\n"
		if n := value[int](t, b.a, doubt); n != 0 {
			t.Fatalf("%s: %d in doubt after recovery", step.name, n)
		}
	}
	proof.Golden(t, "testdata/twophase.txt", text)

	t.Run("refusal", func(t *testing.T) {
		err := run("poor", &death{}, 5000)
		if err == nil || value[int](t, b.a, doubt) != 0 {
			t.Error("one refuses, so nobody may commit:", err)
		}
	})
	t.Run("late coordinator", func(t *testing.T) {
		b.exec(t, sales,
			`INSERT INTO decision VALUES ('late', 'rollback')`)
		before := seen()
		err := run("late", &death{}, 100)
		if err == nil || seen() != before {
			t.Error("the recovery has decided:", err, seen())
		}
	})
}
