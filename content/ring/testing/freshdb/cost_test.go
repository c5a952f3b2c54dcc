package freshdb_test

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
	"route500k/content/ring/testing/freshdb"
)

// rivals are the ways to a fresh database; each costs what it takes from
// nothing to the first answer and back.
type rivals struct {
	admin, shop   *pgxpool.Pool
	template, big string
	n             int
}

func (r *rivals) rollback(t testing.TB) {
	tx, err := r.shop.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	exec(t, tx, mug)
	if err := tx.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
}

const wipe = `products, stock, stock_changes, carts, cart_lines, orders,
	order_lines, idempotency_keys`

func (r *rivals) truncate(t testing.TB) {
	exec(t, r.shop, mug)
	exec(t, r.shop, "TRUNCATE "+wipe)
}

func (r *rivals) remove(t testing.TB) {
	exec(t, r.shop, mug)
	var sql strings.Builder
	tables := strings.Split(wipe, ",")
	slices.Reverse(tables) // those that refer come first
	for _, table := range tables {
		sql.WriteString("DELETE FROM " + table + ";")
	}
	exec(t, r.shop, sql.String())
}

func (r *rivals) name() string {
	r.n++
	return fmt.Sprintf("fresh_%d", r.n)
}

func (r *rivals) schema(t testing.TB) {
	name := r.name()
	exec(t, r.admin, "CREATE SCHEMA "+name)
	// The address already has a parameter.
	r.use(t, r.admin.Config().ConnString()+"&search_path="+name, true)
	exec(t, r.admin, "DROP SCHEMA "+name+" CASCADE")
}

// use connects, migrates if need be, and inserts a product.
func (r *rivals) use(t testing.TB, address string, migrate bool) {
	if migrate {
		err := freshdb.Migrate(t.Context(), address, migrations)
		if err != nil {
			t.Fatal(err)
		}
	}
	db, err := pgxpool.New(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	exec(t, db, mug)
}

func (r *rivals) database(
	template, strategy string, migrate bool,
) func(testing.TB) {
	return func(t testing.TB) {
		name := r.admin.Config().ConnConfig.Database + "_" + r.name()
		exec(t, r.admin, "CREATE DATABASE "+name+" TEMPLATE "+template+
			" STRATEGY "+strategy)
		u, err := url.Parse(r.admin.Config().ConnString())
		if err != nil {
			t.Fatal(err)
		}
		u.Path = "/" + name
		r.use(t, u.String(), migrate)
		exec(t, r.admin, "DROP DATABASE "+name+" WITH (FORCE)")
	}
}

// TestCosts measures the ways in turn, so that a neighbour on the machine
// slows all of them.
func TestCosts(t *testing.T) {
	if !proof.Recording() {
		t.Skip("RECORD=1 measures")
	}
	const rounds = 15
	r := &rivals{admin: connect(t, servers.Postgres(t))}
	var templates []string
	for range 2 {
		address := servers.Postgres(t)
		err := freshdb.Migrate(t.Context(), address, migrations)
		if err != nil {
			t.Fatal(err)
		}
		templates = append(templates, address)
	}
	r.template, r.big = name(t, templates[0]), name(t, templates[1])
	fill(t, templates[1])
	shop := servers.Postgres(t)
	err := freshdb.Migrate(t.Context(), shop, migrations)
	if err != nil {
		t.Fatal(err)
	}
	r.shop = connect(t, shop)

	ways := []struct {
		name string
		do   func(testing.TB)
	}{
		{"transaction, ROLLBACK", r.rollback},
		{"DELETE FROM 8 tables", r.remove},
		{"TRUNCATE 8 tables", r.truncate},
		{"schema, migrations", r.schema},
		{"database, migrations", r.database("template0", "WAL_LOG", true)},
		{"template of %s, WAL_LOG", r.database(r.template, "WAL_LOG", false)},
		{"template of %s, FILE_COPY",
			r.database(r.template, "FILE_COPY", false)},
		{"template of %s, WAL_LOG", r.database(r.big, "WAL_LOG", false)},
		{"template of %s, FILE_COPY",
			r.database(r.big, "FILE_COPY", false)},
	}
	took := make([][]time.Duration, len(ways))
	for range rounds {
		for i, way := range ways {
			start := time.Now()
			way.do(t)
			took[i] = append(took[i], time.Since(start))
		}
	}
	var report strings.Builder
	report.WriteString(lab.Header(t, r.admin))
	fmt.Fprintf(&report, "%-36s%s\n", "median of 15", "ms")
	for i, way := range ways {
		title := way.name
		if strings.Contains(title, "%s") {
			of := r.template
			if i >= len(ways)-2 {
				of = r.big
			}
			title = fmt.Sprintf(title, size(t, r.admin, of))
		}
		slices.Sort(took[i])
		fmt.Fprintf(&report, "%-34s%8.1f\n", title,
			float64(took[i][rounds/2].Microseconds())/1000)
	}
	proof.Record(t, "testdata/record.txt", report.String())
}

// fill makes a template of a more serious size and leaves it.
func fill(t testing.TB, address string) {
	t.Helper()
	db, err := pgxpool.New(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	exec(t, db, `INSERT INTO products (sku, title, description, price)
		SELECT 'sku-' || i, 'Кружка', repeat('о кружке ', 30), 100
		FROM generate_series(1, 200000) i`)
}

func size(t testing.TB, db *pgxpool.Pool, name string) string {
	t.Helper()
	return one[string](t, db,
		"SELECT pg_size_pretty(pg_database_size($1))", name)
}

// TestTemplateInUse waits as long as PostgreSQL does for a template to be
// left: five seconds, too long for every run.
func TestTemplateInUse(t *testing.T) {
	if !proof.Recording() {
		t.Skip("RECORD=1 waits")
	}
	address := servers.Postgres(t)
	admin := connect(t, servers.Postgres(t))
	exec(t, connect(t, address), "SELECT 1") // and stays
	start := time.Now()
	_, err := admin.Exec(t.Context(), "CREATE DATABASE "+
		name(t, address)+"_copy TEMPLATE "+name(t, address))
	text := strings.ReplaceAll(says(err), name(t, address), "template")
	proof.Record(t, "testdata/in_use.txt",
		fmt.Sprintf("%s\nsaid after %.0f s\n",
			text, time.Since(start).Seconds()))
}
