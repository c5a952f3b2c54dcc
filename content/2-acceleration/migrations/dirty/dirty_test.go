package dirty_test

import (
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/stdlib"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/migrations/dirty"
	"route500k/content/internal/proof"
)

func TestTwice(t *testing.T) {
	pool := lab.Pool(t)
	db := stdlib.OpenDBFromPool(pool)
	defer db.Close()
	var text strings.Builder
	if err := dirty.Twice(db, &text); err != nil {
		t.Fatal(err)
	}
	proof.Golden(t, "testdata/want.txt", proof.Fold(text.String(), 76))
	var half bool
	err := pool.QueryRow(t.Context(), `SELECT EXISTS (
		SELECT FROM information_schema.columns
		WHERE table_name = 'orders' AND column_name = 'paid_at')`,
	).Scan(&half)
	if err != nil || half {
		t.Errorf("the column is there: %t (%v)", half, err)
	}
}
