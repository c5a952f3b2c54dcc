package invariants

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/internal/briefs"
	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

const (
	zero = `SELECT coalesce(sum(amount), 0) FROM ledger_entries`

	// Each captured payment is in the ledger, each finished refund too.
	unposted = `SELECT count(*) FROM payments AS p
		LEFT JOIN refunds AS r ON r.payment_id = p.id
		LEFT JOIN ledger_transactions AS c ON c.reference = 'capture:' || p.id
		LEFT JOIN ledger_transactions AS b ON b.reference = 'refund:' || p.id
		WHERE (p.status = 'captured') <> (c.id IS NOT NULL)
		   OR (r.status IS NOT DISTINCT FROM 'done') <> (b.id IS NOT NULL)`

	// Money of a cancelled order that nobody is going to return.
	kept = `SELECT count(*) FROM payments AS p
		JOIN invoices AS i USING (order_id)
		LEFT JOIN refunds AS r ON r.payment_id = p.id
		WHERE p.status = 'captured' AND i.closed_at IS NOT NULL
		  AND r.payment_id IS NULL`
)

// bill is what order.placed makes: an invoice, and whose money it is.
func bill(t *testing.T, pool *pgxpool.Pool, amount int64) (order, user string) {
	t.Helper()
	order, user = id(), id()
	must(t, pool, 1, "open_invoice", order, user, amount)
	sellers := []string{id(), id()}
	sums := []int64{amount / 3, amount - amount/3}
	_, err := run(t.Context(), pool, "shares", order, sellers, sums)
	if err != nil {
		t.Fatal(err)
	}
	return order, user
}

func begin(
	t *testing.T, pool *pgxpool.Pool, amount int64,
) (order, payment string) {
	t.Helper()
	order, user := bill(t, pool, amount)
	payment = id()
	must(t, pool, 1, "start_payment", payment, order, id(), hash(),
		"tok_ok", user)
	return order, payment
}

// region:close

// capture is what the payments do when the provider says that the money is
// there. Any number of copies may come.
func capture(
	ctx context.Context, pool *pgxpool.Pool, order, payment string,
) error {
	return steps(ctx, pool, order, func(tx pgx.Tx) error {
		_, err := run(ctx, tx, "capture", payment)
		return err
	})
}

// closeOrder is what they do with order.cancelled.
func closeOrder(
	ctx context.Context, pool *pgxpool.Pool, order string,
) error {
	return steps(ctx, pool, order, func(tx pgx.Tx) error {
		_, err := run(ctx, tx, "close_invoice", order)
		return err
	})
}

// steps locks what both have in common, changes something, and then looks
// whether money has to go back.
func steps(
	ctx context.Context, pool *pgxpool.Pool, order string,
	change func(pgx.Tx) error,
) error {
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		if _, err := run(ctx, tx, "lock_invoice", order); err != nil {
			return err
		}
		if err := change(tx); err != nil {
			return err
		}
		_, err := run(ctx, tx, "refund_due", order)
		return err
	})
}

// endregion

func TestPayments(t *testing.T) {
	pool := schemas.UpDownUp(t, "../migrations/payments")
	briefs.Acceptance(t, pool, "payments")
	for _, tt := range []struct {
		name string
		test func(*testing.T, *pgxpool.Pool)
	}{
		{"what the ledger refuses", ledgerRefuses},
		{"one payment at a time", oneAlive},
		{"fifty copies of a webhook", copies},
		{"money after the cancellation", moneyAfterCancel},
		{"cancelled before placed", markFirst},
		{"without a common row", writeSkew},
	} {
		t.Run(tt.name, func(t *testing.T) { tt.test(t, pool) })
		want(t, pool, 0, zero)
		want(t, pool, 0, unposted)
	}
}

func ledgerRefuses(t *testing.T, pool *pgxpool.Pool) {
	text := journal(t, pool,
		"BEGIN",
		"INSERT INTO ledger_transactions (reference) VALUES ('capture:1')",
		"INSERT INTO ledger_entries VALUES (1, 'provider', 1000)",
		"INSERT INTO ledger_entries VALUES (1, 'commission', -100)",
		"COMMIT",
		"BEGIN",
		"INSERT INTO ledger_transactions (reference) VALUES ('capture:2')",
		"INSERT INTO ledger_entries VALUES (2, 'provider', 1000)",
		"INSERT INTO ledger_entries VALUES (2, 'commission', -1000)",
		"COMMIT",
		"UPDATE ledger_entries SET amount = 0",
		"INSERT INTO ledger_transactions (reference) VALUES ('capture:2')")
	proof.Golden(t, "testdata/ledger.txt", proof.Fold(text, proof.Width))
}

func oneAlive(t *testing.T, pool *pgxpool.Pool) {
	order, user := bill(t, pool, 999)
	started, refused := count(t, schemas.Race(t, schemas.Clients,
		func(ctx context.Context, _ int) error {
			rows, err := run(ctx, pool, "start_payment", id(), order, id(),
				hash(), "tok_ok", user)
			if err == nil && rows == 0 {
				err = errRefused
			}
			return err
		}))
	if started != 1 || refused != schemas.Clients-1 {
		t.Errorf("%d started, %d refused", started, refused)
	}
	// Nobody pays for another's order.
	must(t, pool, 0, "start_payment", id(), order, id(), hash(), "tok_ok",
		id())
}

func copies(t *testing.T, pool *pgxpool.Pool) {
	before := ask(t, pool, `SELECT count(*) FROM ledger_transactions`)
	type paid struct{ order, payment string }
	var all []paid
	for i := range 10 {
		// Sums that do not divide: the rest is somebody's, too.
		order, payment := begin(t, pool, int64(101+i*7))
		all = append(all, paid{order, payment})
	}
	count(t, schemas.Race(t, schemas.Clients,
		func(ctx context.Context, client int) error {
			p := all[client%len(all)]
			return capture(ctx, pool, p.order, p.payment)
		}))
	want(t, pool, before+10, `SELECT count(*) FROM ledger_transactions`)
	want(t, pool, 0, zero)
}

func moneyAfterCancel(t *testing.T, pool *pgxpool.Pool) {
	const orders = schemas.Clients / 2
	var order, payment [orders]string
	for i := range orders {
		order[i], payment[i] = begin(t, pool, 999)
	}
	count(t, schemas.Race(t, schemas.Clients,
		func(ctx context.Context, client int) error {
			i := client % orders
			if client < orders {
				return capture(ctx, pool, order[i], payment[i])
			}
			return closeOrder(ctx, pool, order[i])
		}))
	want(t, pool, 0, kept)
	want(t, pool, orders, `SELECT count(*) FROM refunds
		WHERE payment_id = ANY ($1)`, payment[:])

	// A refund is in the hands of one worker at a time.
	taken, _ := count(t, schemas.Race(t, schemas.Clients,
		func(ctx context.Context, _ int) error {
			rows, err := run(ctx, pool, "take_refund")
			if err == nil && rows == 0 {
				err = errRefused
			}
			return err
		}))
	if taken != orders {
		t.Errorf("%d refunds were taken", taken)
	}
	// A lease may end too early: then the money is returned twice over.
	count(t, schemas.Race(t, schemas.Clients,
		func(ctx context.Context, client int) error {
			_, err := run(ctx, pool, "refund_done", payment[client%orders])
			return err
		}))
	want(t, pool, 0, `SELECT count(*) FROM (
		SELECT account FROM ledger_entries
		JOIN ledger_transactions ON id = transaction_id
		WHERE split_part(reference, ':', 2) = ANY ($1)
		GROUP BY account HAVING sum(amount) <> 0) AS x`, payment[:])
}

func markFirst(t *testing.T, pool *pgxpool.Pool) {
	order, user := id(), id()
	if err := closeOrder(t.Context(), pool, order); err != nil {
		t.Fatal(err)
	}
	must(t, pool, 1, "open_invoice", order, user, 100)
	must(t, pool, 0, "start_payment", id(), order, id(), hash(), "tok_ok",
		user)
}

// region:skew

// skew lets the two go through at the same moment, step by step: each
// looks before the other has committed.
func skew(t *testing.T, pool *pgxpool.Pool, order, payment string,
	level pgx.TxIsoLevel,
) error {
	ctx, options := t.Context(), pgx.TxOptions{IsoLevel: level}
	provider, _ := pool.BeginTx(ctx, options)
	timer, _ := pool.BeginTx(ctx, options)
	must(t, provider, 4, "capture", payment) // no lock_invoice
	must(t, timer, 1, "close_invoice", order)
	must(t, provider, 0, "refund_due", order) // not closed yet
	must(t, timer, 0, "refund_due", order)    // no money yet
	return errors.Join(provider.Commit(ctx), timer.Commit(ctx))
}

// endregion

func writeSkew(t *testing.T, pool *pgxpool.Pool) {
	var out strings.Builder
	row := func(name string, work func(order, payment string) error) {
		order, payment := begin(t, pool, 999)
		err := work(order, payment)
		fmt.Fprintf(&out, "%-18s kept without a refund: %d\n", name,
			ask(t, pool, kept))
		if err != nil {
			fmt.Fprintf(&out, "  %s\n", refused(err))
		}
		// A repeat of the event puts it right.
		if err := closeOrder(t.Context(), pool, order); err != nil {
			t.Fatal(err)
		}
	}
	for _, level := range []pgx.TxIsoLevel{
		pgx.ReadCommitted, pgx.RepeatableRead, pgx.Serializable,
	} {
		row(string(level), func(order, payment string) error {
			return skew(t, pool, order, payment, level)
		})
	}
	row("invoice is locked", func(order, payment string) error {
		count(t, schemas.Race(t, 2, func(ctx context.Context, n int) error {
			if n == 0 {
				return capture(ctx, pool, order, payment)
			}
			return closeOrder(ctx, pool, order)
		}))
		return nil
	})
	proof.Golden(t, "testdata/skew.txt", proof.Fold(out.String(), proof.Width))
}
