package advisory_test

import (
	"fmt"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"route500k/content/1-ramp-up/postgresql/advisory"
	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
)

func TestOnceIsExclusive(t *testing.T) {
	pool := lab.Pool(t)
	name := "report " + t.Name()
	for round := range 2 { // the lock of round 0 is free again
		inner := true
		ran, err := advisory.Once(t.Context(), pool, name,
			func(pgx.Tx) (err error) {
				inner, err = advisory.Once(t.Context(), pool, name,
					func(pgx.Tx) error { return nil })
				return err
			})
		if err != nil || !ran || inner {
			t.Errorf("round %d: ran %t, second %t, %v",
				round, ran, inner, err)
		}
	}
}

func TestSessionLockAndPool(t *testing.T) {
	cfg := lab.Pool(t).Config()
	notices := make(chan string, 1)
	cfg.ConnConfig.OnNotice = func(_ *pgconn.PgConn, n *pgconn.Notice) {
		notices <- fmt.Sprintf("%s: %s (%s)", n.Severity, n.Message, n.Code)
	}
	pool := lab.Open(t, cfg)
	freed, err := advisory.SessionTrap(t.Context(), pool)
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf("pg_advisory_unlock: %t\n%s\n", freed, <-notices)
	proof.Golden(t, "testdata/want.txt", proof.Fold(text, 76))
}
