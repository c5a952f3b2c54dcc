package freshdb_test

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
	"route500k/content/ring/testing/freshdb"
)

// migrations are those of Mini Shop.
var migrations = os.DirFS("../../../1-ramp-up/mini-shop/migrations")

const (
	mug = `INSERT INTO products (sku, title, price)
		VALUES ('mug', 'Кружка', 45000)`
	count = `SELECT count(*) FROM products`
	// wrong is an order whose lines make another sum: the trigger
	// orders_total refuses it, but only at COMMIT.
	wrong = `
		INSERT INTO products (sku, title, price)
			VALUES ('mug', 'Кружка', 45000);
		INSERT INTO carts (id, customer_id)
			VALUES (gen_random_uuid(), gen_random_uuid());
		INSERT INTO orders (id, customer_id, cart_id, total,
				reserved_until)
			SELECT id, customer_id, id, 1, now() FROM carts;
		INSERT INTO order_lines (order_id, sku, title, price, items)
			SELECT id, 'mug', 'Кружка', 45000, 1 FROM orders`
)

// connect opens a pool that ends before its database does.
func connect(t testing.TB, address string) *pgxpool.Pool {
	t.Helper()
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		t.Fatal(err)
	}
	config.MaxConns = 4
	db, err := pgxpool.NewWithConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	return db
}

func name(t testing.TB, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimPrefix(u.Path, "/")
}

// says is what PostgreSQL answers, or what the query gives.
func says(err error) string {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return e.Code + " " + e.Message
	}
	return fmt.Sprint(err)
}

// TestFreshDB has one server-wide name of its own, one template, and a
// subtest for each way.
func TestFreshDB(t *testing.T) {
	address := servers.Postgres(t)
	admin := connect(t, address)
	own := name(t, address)
	t.Cleanup(func() { dropAll(t, address, own+"_") })
	template, err := freshdb.Template(t.Context(), address, own, migrations)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("rollback", func(t *testing.T) {
		clone := freshdb.Clone(t, admin, own+"_rollback", template)
		rollbackAndItsLimits(t, connect(t, clone))
	})
	t.Run("schemas", func(t *testing.T) {
		schemasShareTheDatabase(t, admin,
			freshdb.Clone(t, admin, own+"_schemas", template))
	})
	if testing.Short() {
		t.Skip("makes more databases: left out by -short")
	}
	t.Run("clones", func(t *testing.T) {
		parallelInClones(t, admin, own, template)
	})
	t.Run("once", func(t *testing.T) { madeOnce(t, address, own) })
}

func rollbackAndItsLimits(t *testing.T, db *pgxpool.Pool) {
	ctx := t.Context()
	exec(t, db, `CREATE TABLE tickets
		(id bigint GENERATED ALWAYS AS IDENTITY)`)
	var report strings.Builder
	tell := func(format string, args ...any) {
		fmt.Fprintf(&report, format+"\n", args...)
	}
	t.Run("nobody else sees it", func(t *testing.T) {
		tx := freshdb.Rollback(t, db)
		exec(t, tx, mug)
		tell("rows seen inside: %d, by a worker outside: %d",
			one[int](t, tx, count), one[int](t, db, count))
	})
	tell("rows after it: %d", one[int](t, db, count))
	t.Run("a transaction inside is a savepoint", func(t *testing.T) {
		tx := freshdb.Rollback(t, db)
		inner, err := tx.Begin(ctx)
		if err != nil {
			t.Fatal(err)
		}
		exec(t, inner, mug)
		if err := inner.Commit(ctx); err != nil {
			t.Fatal(err)
		}
		if one[int](t, tx, count) != 1 {
			t.Error("the inner transaction has left nothing")
		}
	})
	if one[int](t, db, count) != 0 {
		t.Error("an inner commit has come through")
	}
	t.Run("clock", func(t *testing.T) {
		tx := freshdb.Rollback(t, db)
		const now = "SELECT now()"
		first := one[time.Time](t, tx, now)
		exec(t, tx, "SELECT pg_sleep(0.002)")
		tell("now() moves: %v, clock_timestamp() moves: %v",
			one[time.Time](t, tx, now).After(first),
			one[time.Time](t, tx,
				"SELECT clock_timestamp()").After(first))
	})
	for range 2 {
		t.Run("sequence", func(t *testing.T) {
			tx := freshdb.Rollback(t, db)
			tell("id of the first ticket: %d", one[int](t, tx,
				"INSERT INTO tickets DEFAULT VALUES RETURNING id"))
		})
	}
	t.Run("first error", func(t *testing.T) {
		tx := freshdb.Rollback(t, db)
		exec(t, tx, mug)
		_, err := tx.Exec(ctx, mug)
		tell("the same sku again: %.5s", says(err))
		_, err = tx.Exec(ctx, count)
		tell("any query after it: %s", says(err))
	})
	t.Run("deferred", func(t *testing.T) {
		tx := freshdb.Rollback(t, db)
		exec(t, tx, wrong)
		tell("order with a wrong total, no COMMIT: accepted")
		_, err := tx.Exec(ctx, "SET CONSTRAINTS ALL IMMEDIATE")
		tell("SET CONSTRAINTS ALL IMMEDIATE: %s", says(err))
	})
	_, err := db.Exec(ctx, "BEGIN;"+wrong+";COMMIT")
	tell("the same with COMMIT: %s", says(err))
	proof.Golden(t, "testdata/rollback.txt", report.String())
}

func schemasShareTheDatabase(
	t *testing.T, db *pgxpool.Pool, elsewhere string,
) {
	ctx := t.Context()
	var stores []*pgxpool.Pool
	for _, name := range []string{"t1", "t2"} {
		store := connect(t, freshdb.Schema(t, db, name))
		exec(t, store, "CREATE TABLE products (sku text)")
		stores = append(stores, store)
	}
	var report strings.Builder
	exec(t, stores[0], "INSERT INTO products VALUES ('mug')")
	fmt.Fprintf(&report, "products in t1: %d, in t2: %d\n",
		one[int](t, stores[0], count), one[int](t, stores[1], count))
	_, err := stores[0].Exec(ctx, "SELECT FROM public.products")
	fmt.Fprintf(&report, "a query that names public: %s\n", says(err))

	conn, err := stores[0].Acquire(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Release()
	exec(t, conn, "SELECT pg_advisory_lock(42)")
	const try = "SELECT pg_try_advisory_lock(42)"
	fmt.Fprintf(&report, "t2 gets t1's advisory lock: %v\n",
		one[bool](t, stores[1], try))
	fmt.Fprintf(&report, "another database gets it: %v\n",
		one[bool](t, connect(t, elsewhere), try))
	proof.Golden(t, "testdata/schemas.txt", report.String())
}

func parallelInClones(
	t *testing.T, admin *pgxpool.Pool, own, template string,
) {
	// region:template-use
	for _, test := range []string{"a", "b"} {
		t.Run(test, func(t *testing.T) {
			t.Parallel()
			clone := freshdb.Clone(t, admin, own+"_"+test, template)
			db := connect(t, clone)
			exec(t, db, mug)
			if n := one[int](t, db, count); n != 1 {
				t.Errorf("%d products, want the one of this test", n)
			}
		})
	}
	// endregion
}

func madeOnce(t *testing.T, address, own string) {
	script := func(sql string) fstest.MapFS {
		return fstest.MapFS{"00001_x.sql": &fstest.MapFile{
			Data: []byte("-- +goose Up\n" + sql + ";\n"),
		}}
	}
	var wg sync.WaitGroup
	names := make([]string, 3)
	for i := range names {
		wg.Go(func() {
			var err error
			names[i], err = freshdb.Template(t.Context(), address, own,
				script("CREATE TABLE x (id int)"))
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if len(slices.Compact(names)) != 1 {
		t.Errorf("one set of migrations, templates %q", names)
	}
	for range 2 { // the second must not find what the first has left
		_, err := freshdb.Template(t.Context(), address, own,
			script("CREATE TABLE"))
		if err == nil {
			t.Error("broken migrations have made a template")
		}
	}
}

// dropAll drops the databases whose names begin so. It comes when the
// context of the test and its pools are gone.
func dropAll(t *testing.T, address, prefix string) {
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		t.Error(err)
		return
	}
	defer conn.Close(ctx)
	rows, _ := conn.Query(ctx, `SELECT datname FROM pg_database
		WHERE starts_with(datname, $1)`, prefix)
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Error(err)
	}
	for _, name := range names {
		_, err := conn.Exec(ctx, "DROP DATABASE "+name+" WITH (FORCE)")
		if err != nil {
			t.Error(err)
		}
	}
}
