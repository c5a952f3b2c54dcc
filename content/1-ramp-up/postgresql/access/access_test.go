package access_test

import (
	"context"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/stdlib"
	"github.com/jmoiron/sqlx"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"route500k/content/1-ramp-up/postgresql/access"
	"route500k/content/1-ramp-up/postgresql/access/sqlcgen"
	"route500k/content/1-ramp-up/postgresql/lab"
)

const schema = `
CREATE TABLE orders (
	id bigint PRIMARY KEY, customer_id bigint NOT NULL,
	total bigint NOT NULL, created_at timestamptz NOT NULL
);
INSERT INTO orders VALUES
	(1, 7, 100, '2026-01-01'), (2, 8, 200, '2026-01-02'),
	(3, 7, 300, '2026-01-03')`

func TestAllAgree(t *testing.T) {
	pool := lab.Pool(t)
	lab.Exec(t, pool, schema)
	db := stdlib.OpenDBFromPool(pool)
	defer db.Close()
	orm, err := gorm.Open(postgres.New(postgres.Config{Conn: db}),
		&gorm.Config{Logger: logger.Discard})
	if err != nil {
		t.Fatal(err)
	}
	mapped := sqlx.NewDb(db, "pgx")
	mapped.MapperFunc(snake)

	ways := map[string]func(context.Context) ([]access.Order, error){
		"pgx": func(ctx context.Context) ([]access.Order, error) {
			return access.Pgx(ctx, pool, 7)
		},
		"database/sql": func(ctx context.Context) ([]access.Order, error) {
			return access.SQL(ctx, db, 7)
		},
		"sqlx": func(ctx context.Context) ([]access.Order, error) {
			return access.Sqlx(ctx, mapped, 7)
		},
		"sqlc": func(ctx context.Context) (all []access.Order, _ error) {
			rows, err := sqlcgen.New(pool).OrdersOf(ctx, 7)
			for _, row := range rows {
				all = append(all, access.Order(row))
			}
			return all, err
		},
		"gorm": func(ctx context.Context) ([]access.Order, error) {
			return access.Gorm(ctx, orm, 7)
		},
	}
	for name, way := range ways {
		orders, err := way(t.Context())
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		want := []access.Order{
			{ID: 1, Total: 100, CreatedAt: day(t, "2026-01-01", orders, 0)},
			{ID: 3, Total: 300, CreatedAt: day(t, "2026-01-03", orders, 1)},
		}
		if !reflect.DeepEqual(orders, want) {
			t.Errorf("%s: %v, want %v", name, orders, want)
		}
	}
}

// day checks the date of an order and returns it as the driver gave it:
// the time zone is the session's.
func day(t *testing.T, want string, orders []access.Order, i int) time.Time {
	t.Helper()
	if len(orders) <= i {
		return time.Time{}
	}
	got := orders[i].CreatedAt
	if got.Format(time.DateOnly) != want {
		t.Errorf("order %d is of %v, want %s", i, got, want)
	}
	return got
}

// snake maps CreatedAt to created_at, and ID to id.
func snake(name string) string {
	if name == "CreatedAt" {
		return "created_at"
	}
	return strings.ToLower(name)
}
