package invariants

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/internal/schemas"
)

var both = map[string]func(*testing.T, *pgxpool.Pool){
	"both never oversell":           bothNeverOversell,
	"Redis is lost in the middle":   redisIsLost,
	"a stale replica takes over":    staleReplica,
	"died between claim and row":    diedBetween,
	"came late to a reconciled":     cameLate,
	"release of an earlier epoch":   earlierRelease,
	"Redis never promises too much": neverTooMuch,
}

// engine is a shop with Redis before it.
type engine struct {
	*shop
	*front
}

func start(t testing.TB, pool *pgxpool.Pool, units int) *engine {
	t.Helper()
	e := &engine{open(t, pool, units), newFront(t)}
	if err := e.reconcile(t.Context()); err != nil {
		t.Fatal(err)
	}
	return e
}

var errUnknown = errors.New("unknown")

// region:path

// buy is the path of a reservation: first Redis, then PostgreSQL. What
// PostgreSQL refuses three times is not put back: the count in Redis was
// too high.
func (e *engine) buy(ctx context.Context, buyer, key string) error {
	mine := reservation(e.sale, buyer, key)
	answer, err := e.front.reserve(ctx, buyer, mine)
	if err != nil {
		return err
	}
	switch answer {
	case "unknown":
		return errUnknown // 503: reconcile first
	case "sold-out":
		return errSoldOut
	case "other":
		return errOther
	} // claimed, or again: who died in the middle comes once more
	for range 3 { // each with a snapshot of its own
		err = e.shop.reserve(ctx, buyer, key)
		if !errors.Is(err, errSoldOut) {
			break
		}
	}
	switch {
	case err == nil || errors.Is(err, errAgain):
		return errors.Join(err, e.confirm(ctx, buyer, mine))
	case errors.Is(err, errSoldOut) || errors.Is(err, errOther):
		_, undo := e.front.release(ctx, buyer, mine, 0)
		return errors.Join(err, undo)
	}
	return err // not known: the claim waits for its end
}

// endregion

// region:reconcile

// reconcile closes the sale in Redis, takes a snapshot of PostgreSQL and
// installs it. Of two that run at once the later epoch stays.
func (e *engine) reconcile(ctx context.Context) error {
	err := e.rdb.Del(ctx, e.key("stock")).Err()
	if err != nil {
		return err
	}
	var epoch, free int
	var buyers, reservations []string
	err = pgx.BeginFunc(ctx, e.pool, func(tx pgx.Tx) error {
		err := tx.QueryRow(ctx, e.sql["epoch"], e.sale).Scan(&epoch)
		if err != nil {
			return err
		}
		return tx.QueryRow(ctx, e.sql["snapshot"], e.sale).
			Scan(&free, &buyers, &reservations)
	})
	if err != nil {
		return err
	}
	holds := make([]any, 0, 2*len(buyers))
	for i := range buyers {
		holds = append(holds, buyers[i], reservations[i])
	}
	_, err = e.install(ctx, epoch, free, holds)
	return err
}

// endregion

// race sends clients from first on, each with a key of its own.
func (e *engine) race(first int) map[string]int {
	e.shop.t.Helper()
	return tally(schemas.Race(e.shop.t, clients,
		func(ctx context.Context, client int) error {
			return e.buy(ctx, id("buyer", first+client), "key")
		}))
}

// agree fails the test unless Redis and PostgreSQL say the same.
func (e *engine) agree() {
	e.shop.t.Helper()
	free := e.free()
	if left, none := e.stock(); none || left != free {
		e.shop.t.Errorf("Redis has %d (none: %v), PostgreSQL %d",
			left, none, free)
	}
	e.audit()
}

func bothNeverOversell(t *testing.T, pool *pgxpool.Pool) {
	e := start(t, pool, 20)
	got := e.race(0)
	if got["<nil>"] != 20 || got["sold out"] != 30 {
		t.Errorf("got %v", got)
	}
	e.agree()
}

// region:lost

// A Redis of our own dies among fifty clients; another starts empty in
// its place. Until it is reconciled nobody gets anything, and then no
// buyer has lost what he has, and no unit is sold twice.
func redisIsLost(t *testing.T, pool *pgxpool.Pool) {
	e := start(t, pool, 60)
	e.front = connect(t, lab.Own(t), "")
	if err := e.reconcile(t.Context()); err != nil {
		t.Fatal(err)
	}
	first := tally(schemas.Race(t, clients,
		func(ctx context.Context, client int) error {
			if client == clients/2 {
				return e.rdb.ShutdownNoSave(ctx).Err()
			}
			return e.buy(ctx, id("buyer", client), "key")
		}))
	had := e.active() // some of them have heard of an error

	e.front = connect(t, lab.Own(t), "")
	if got := e.race(100); got["unknown"] != clients {
		t.Errorf("an empty Redis: %v", got)
	}
	if err := e.reconcile(t.Context()); err != nil {
		t.Fatal(err)
	}
	e.agree()
	again := e.race(0)
	if again["a repeat"] != had || again["<nil>"] != clients-had {
		t.Errorf("first %v, %d reserved; then %v", first, had, again)
	}
	e.race(200)
	if n := e.active(); n != 60 {
		t.Errorf("%d of 60 units are reserved", n)
	}
	e.agree()
}

// endregion

// The replica that took over has not heard of the last 10 claims: its
// count is too high. PostgreSQL refuses, and the count comes down.
func staleReplica(t *testing.T, pool *pgxpool.Pool) {
	e := start(t, pool, 20)
	for n := range 20 {
		if err := e.buy(t.Context(), id("early", n), "key"); err != nil {
			t.Fatal(err)
		}
	}
	for n := range 10 {
		e.rdb.HDel(t.Context(), e.key("holds"), id("early", n))
	}
	e.set(10)
	got := e.race(0)
	if got["sold out"] != clients {
		t.Errorf("got %v", got)
	}
	if err := e.buy(t.Context(), id("early", 0), "key"); err == nil {
		t.Error("a second unit for who has one")
	}
	e.agree()
}

// The service was killed between Redis and PostgreSQL. The claim is found
// by its age and given back; or the buyer comes again before that.
func diedBetween(t *testing.T, pool *pgxpool.Pool) {
	e := start(t, pool, 2)
	for _, buyer := range []string{id("gone"), id("back")} {
		_, err := e.front.reserve(t.Context(), buyer,
			reservation(e.sale, buyer, "key"))
		if err != nil {
			t.Fatal(err)
		}
	}
	err := e.buy(t.Context(), id("back"), "key")
	if err != nil {
		t.Errorf("who came again: %v", err)
	}
	swept, err := e.sweep(t.Context())
	if err != nil || swept != 1 {
		t.Errorf("%d claims swept, want 1, %v", swept, err)
	}
	e.agree()
}

// sweep gives back the claims that PostgreSQL does not know. In a service
// it looks only at those older than patience: ZRANGE … BYSCORE.
func (e *engine) sweep(ctx context.Context) (swept int, err error) {
	claims, err := e.rdb.ZRange(ctx, e.key("claims"), 0, -1).Result()
	if err != nil {
		return 0, err
	}
	for _, claim := range claims {
		var buyer, mine string
		if _, err := fmt.Sscan(claim, &buyer, &mine); err != nil {
			return swept, err
		}
		var known bool
		err := e.pool.QueryRow(ctx, `SELECT EXISTS (
			SELECT FROM reservations WHERE id = $1 AND state IN
			('held', 'ordered', 'sold'))`, mine).Scan(&known)
		if err != nil {
			return swept, err
		}
		if known {
			err = e.confirm(ctx, buyer, mine)
		} else if _, err = e.front.release(ctx, buyer, mine, 1); err == nil {
			swept++
		}
		if err != nil {
			return swept, err
		}
	}
	return swept, nil
}

// A claim of before the snapshot reaches PostgreSQL after it: the count
// in Redis is one too high, and the last buyer is told by PostgreSQL.
func cameLate(t *testing.T, pool *pgxpool.Pool) {
	e := start(t, pool, 2)
	late := id("late")
	_, err := e.front.reserve(t.Context(), late,
		reservation(e.sale, late, "key"))
	if err != nil {
		t.Fatal(err)
	}
	if err := e.reconcile(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := e.shop.reserve(t.Context(), late, "key"); err != nil {
		t.Fatal(err)
	}
	got := e.race(0)
	if got["<nil>"] != 1 || got["sold out"] != clients-1 {
		t.Errorf("got %v", got)
	}
	e.agree()
}

// The event of a release comes when the snapshot has it already.
func earlierRelease(t *testing.T, pool *pgxpool.Pool) {
	e := start(t, pool, 1)
	buyer := id("buyer")
	mine := reservation(e.sale, buyer, "key")
	if err := e.buy(t.Context(), buyer, "key"); err != nil {
		t.Fatal(err)
	}
	if _, err := e.changed(t.Context(), "release", mine, buyer); err != nil {
		t.Fatal(err)
	}
	if err := e.reconcile(t.Context()); err != nil {
		t.Fatal(err)
	}
	was, err := e.front.release(t.Context(), buyer, mine, 1)
	if err != nil || was {
		t.Errorf("given back twice: %v, %v", was, err)
	}
	e.agree()
}

// Fifty clients reserve and give back. Redis is asked first on the way
// in and last on the way out, so it never has more than PostgreSQL.
func neverTooMuch(t *testing.T, pool *pgxpool.Pool) {
	e := start(t, pool, 10)
	for client, err := range schemas.Race(t, clients,
		func(ctx context.Context, client int) error {
			buyer := id("buyer", client)
			for n := range 4 {
				if client == 0 {
					if err := e.compare(ctx); err != nil {
						return err
					}
					continue
				}
				key := fmt.Sprint("key", n)
				err := e.buy(ctx, buyer, key)
				if errors.Is(err, errSoldOut) {
					continue
				}
				if err != nil {
					return err
				}
				mine := reservation(e.sale, buyer, key)
				_, err = e.changed(ctx, "release", mine, buyer)
				if err != nil {
					return err
				}
				_, err = e.front.release(ctx, buyer, mine, 1)
				if err != nil {
					return err
				}
			}
			return nil
		}) {
		if err != nil {
			t.Errorf("client %d: %v", client, err)
		}
	}
	if n := e.free(); n != 10 {
		t.Errorf("%d are free, want 10", n)
	}
	// Less there may be: whoever was refused has not put back. Once a
	// minute that is put right.
	if err := e.compare(t.Context()); err != nil {
		t.Error(err)
	}
	if err := e.reconcile(t.Context()); err != nil {
		t.Fatal(err)
	}
	e.agree()
}

// compare stops all changes in PostgreSQL and then asks Redis.
func (e *engine) compare(ctx context.Context) error {
	return pgx.BeginFunc(ctx, e.pool, func(tx pgx.Tx) error {
		var free int
		_, err := tx.Exec(ctx, "LOCK TABLE units IN EXCLUSIVE MODE")
		if err != nil {
			return err
		}
		err = tx.QueryRow(ctx, `SELECT count(*) FROM units
			WHERE sale_id = $1 AND NOT taken`, e.sale).Scan(&free)
		if err != nil {
			return err
		}
		left, err := e.rdb.Get(ctx, e.key("stock")).Int()
		if err == nil && left > free {
			err = fmt.Errorf("Redis promises %d of %d", left, free)
		}
		return err
	})
}
