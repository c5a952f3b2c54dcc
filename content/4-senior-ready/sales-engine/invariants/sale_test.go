// Package invariants tries what must never break in a flash sale, under
// fifty clients, against the real PostgreSQL and the real Redis.
package invariants

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/internal/schemas"
)

const migrations = "../migrations"

// statement returns the text of a file of ../sql, as a service would
// embed it.
func statement(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "sql", name+".sql"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// id makes a UUID of words: the same words, the same id.
func id(words ...any) string {
	sum := sha256.Sum256([]byte(fmt.Sprintln(words...)))
	sum[6] = sum[6]&0x0f | 0x80 // version 8: made our own way
	sum[8] = sum[8]&0x3f | 0x80
	return pgtype.UUID{Bytes: [16]byte(sum[:16]), Valid: true}.String()
}

// shop is the database of one sale.
type shop struct {
	t    testing.TB
	pool *pgxpool.Pool
	sale string
	sql  map[string]string
}

// TestSale tries all invariants in one database, each in its own sale.
func TestSale(t *testing.T) {
	t.Parallel()
	pool := schemas.UpDownUp(t, migrations)
	t.Run("together", func(t *testing.T) {
		for _, group := range []map[string]func(
			*testing.T, *pgxpool.Pool,
		){stock, money, redisStock, both, papers, traps} {
			for name, try := range group {
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					try(t, pool)
				})
			}
		}
	})
	// What takes the work of all sales, or stops it, comes later.
	for name, try := range alone {
		t.Run(name, func(t *testing.T) { try(t, pool) })
	}
}

// open starts a sale of so many units.
func open(t testing.TB, pool *pgxpool.Pool, units int) *shop {
	t.Helper()
	s := &shop{
		t: t, pool: pool, sale: id(t.Name()), sql: map[string]string{},
	}
	files, err := filepath.Glob("../sql/*.sql")
	if err != nil || len(files) == 0 {
		t.Fatal("no statements", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".sql")
		s.sql[name] = statement(t, name)
	}
	s.exec(`INSERT INTO sales (id, title, price, currency, opens_at,
			closes_at, hold, pay)
		VALUES ($1, 'Phone', 1990000, 'RUB', now() - interval '1 hour',
			now() + interval '1 hour', '5 minutes', '10 minutes')`, s.sale)
	s.exec(`INSERT INTO units (sale_id, number)
		SELECT $1, generate_series(1, $2::int)`, s.sale, units)
	return s
}

func (s *shop) exec(sql string, args ...any) {
	s.t.Helper()
	if _, err := s.pool.Exec(s.t.Context(), sql, args...); err != nil {
		s.t.Fatal(err)
	}
}

func (s *shop) count(sql string, args ...any) (n int) {
	s.t.Helper()
	err := s.pool.QueryRow(s.t.Context(), sql, args...).Scan(&n)
	if err != nil {
		s.t.Fatal(err)
	}
	return n
}

// active is how many units buyers have, or are about to have.
func (s *shop) active() int {
	s.t.Helper()
	return s.count(`SELECT count(*) FROM reservations WHERE sale_id = $1
		AND state IN ('held', 'ordered', 'sold')`, s.sale)
}

func (s *shop) free() int {
	s.t.Helper()
	return s.count(`SELECT count(*) FROM units
		WHERE sale_id = $1 AND NOT taken`, s.sale)
}

func (s *shop) orders() int {
	s.t.Helper()
	return s.count(`SELECT count(*) FROM orders o
		JOIN reservations r ON r.id = o.reservation_id
		WHERE r.sale_id = $1`, s.sale)
}

func (s *shop) events(kind string) int {
	s.t.Helper()
	return s.count(`SELECT count(*) FROM outbox
		WHERE type = $1 AND coalesce(data -> 'order',
			data -> 'reservation') ->> 'saleId' = $2`, kind, s.sale)
}

// audit fails the test with all that must not be.
func (s *shop) audit() {
	s.t.Helper()
	rows, err := s.pool.Query(s.t.Context(), s.sql["audit"], s.sale)
	if err != nil {
		s.t.Fatal(err)
	}
	type fault struct{ Fault, What string }
	faults, err := pgx.CollectRows(rows, pgx.RowToStructByPos[fault])
	if err != nil || len(faults) > 0 {
		s.t.Errorf("audit: %v %v", faults, err)
	}
}

// What a reservation comes to in PostgreSQL.
var (
	errSoldOut = errors.New("sold out")
	errOther   = errors.New("the buyer has another reservation")
	errAgain   = errors.New("a repeat")
)

// reserve runs the statement as a service would. To ask again with the
// same key is no new reservation.
func (s *shop) reserve(ctx context.Context, buyer, key string) error {
	var unit int
	var expires time.Time
	err := s.pool.QueryRow(ctx, s.sql["reserve"], s.sale,
		reservation(s.sale, buyer, key), buyer).Scan(&unit, &expires)
	violated, _ := errors.AsType[*pgconn.PgError](err)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return errSoldOut
	case violated == nil || violated.Code != "23505":
		return err
	}
	var known bool
	err = s.pool.QueryRow(ctx, `SELECT EXISTS
		(SELECT FROM reservations WHERE id = $1)`,
		reservation(s.sale, buyer, key)).Scan(&known)
	switch {
	case err != nil:
		return err
	case known:
		return errAgain
	}
	return errOther
}

// reservation is its id: nothing has to be stored to know a repeat.
func reservation(sale, buyer, key string) string {
	return id("reservation", sale, buyer, key)
}

// changed runs a statement and says how many rows it came to.
func (s *shop) changed(
	ctx context.Context, name string, args ...any,
) (int64, error) {
	tag, err := s.pool.Exec(ctx, s.sql[name], args...)
	return tag.RowsAffected(), err
}

// tally counts equal outcomes.
func tally(results []error) map[string]int {
	counts := map[string]int{}
	for _, err := range results {
		counts[fmt.Sprint(err)]++
	}
	return counts
}
