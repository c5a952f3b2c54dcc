package voucher_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
	"route500k/content/ring/testing/voucher"
)

// shop is a database with the schema of voucher.Postgres.
type shop struct{ voucher.Postgres }

func open(t testing.TB) shop {
	t.Helper()
	config, err := pgxpool.ParseConfig(servers.Postgres(t))
	if err != nil {
		t.Fatal(err)
	}
	// A test database need not survive a power cut.
	config.ConnConfig.RuntimeParams["synchronous_commit"] = "off"
	db, err := pgxpool.NewWithConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	if _, err := db.Exec(t.Context(), voucher.Schema); err != nil {
		t.Fatal(err)
	}
	return shop{voucher.Postgres{DB: db}}
}

// with empties the tables and issues the one voucher.
func (s shop) with(t testing.TB, v voucher.Voucher) voucher.Postgres {
	t.Helper()
	var batch pgx.Batch
	batch.Queue("DELETE FROM spent")
	batch.Queue("DELETE FROM vouchers")
	batch.Queue("INSERT INTO vouchers VALUES ($1, $2, $3)",
		v.Code, v.Off, v.Left)
	if err := s.DB.SendBatch(t.Context(), &batch).Close(); err != nil {
		t.Fatal(err)
	}
	return s.Postgres
}

// TestWhoNotices tries four programs with five doubles.
func TestWhoNotices(t *testing.T) {
	shop := open(t)
	checks := []func(testing.TB, applying, bool){
		func(t testing.TB, a applying, _ bool) { withStub(t, a) },
		func(t testing.TB, a applying, _ bool) { withSpy(t, a) },
		func(t testing.TB, a applying, _ bool) { withMock(t, a) },
		func(t testing.TB, a applying, _ bool) {
			withStore(t, a, voucher.NewMemory(summer))
		},
		func(t testing.TB, a applying, forgetful bool) {
			var s voucher.Store = shop.with(t, summer)
			if forgetful {
				s = voucher.Forgetful{Postgres: shop.Postgres}
			}
			withStore(t, a, s)
		},
	}
	var table, words strings.Builder
	fmt.Fprintf(&table, "%-28s%-7s%-7s%-7s%-7s%s\n",
		"", "stub", "spy", "mock", "fake", "PostgreSQL")
	for _, program := range []struct {
		name      string
		apply     applying
		forgetful bool
	}{
		{"right", voucher.Apply, false},
		{"refactored, same answers", voucher.SpendFirst, false},
		{"arguments swapped", voucher.Swapped, false},
		{"the store counts no rows", voucher.Apply, true},
	} {
		fmt.Fprintf(&table, "%-28s", program.name)
		for i, check := range checks {
			w := &witness{TB: t}
			check(w, program.apply, program.forgetful)
			verdict := "ok"
			if len(w.said) > 0 {
				verdict = "FAIL"
			}
			if i < len(checks)-1 {
				verdict = fmt.Sprintf("%-7s", verdict)
			}
			table.WriteString(verdict)
			if i == 2 && program.name == "refactored, same answers" {
				words.WriteString(strings.Join(w.said, "\n"))
			}
		}
		table.WriteString("\n")
	}
	proof.Golden(t, "testdata/notices.txt", table.String())
	proof.Golden(t, "testdata/mock.txt", words.String())
}

// TestContractFindsLiars tries two stores that break their word.
func TestContractFindsLiars(t *testing.T) {
	shop := open(t)
	var report strings.Builder
	for _, liar := range []struct {
		name string
		open func() voucher.Store
	}{
		{"a kind fake", func() voucher.Store {
			return voucher.Kind{Memory: voucher.NewMemory(twice)}
		}},
		{"a forgetful store", func() voucher.Store {
			return voucher.Forgetful{Postgres: shop.with(t, twice)}
		}},
	} {
		fmt.Fprintf(&report, "%s\n", liar.name)
		for _, p := range promises {
			w := &witness{TB: t}
			p.keep(w, liar.open())
			for _, line := range w.said {
				fmt.Fprintf(&report, "  %s: %s\n", p.name, line)
			}
		}
	}
	proof.Golden(t, "testdata/liars.txt", report.String())
}
