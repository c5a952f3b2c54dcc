package eventlog_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
	. "route500k/content/ring/architecture/eventlog"
)

func newStore(t *testing.T) Store {
	t.Helper()
	pool := lab.Pool(t)
	lab.Exec(t, pool, Schema)
	return Store{Pool: pool}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func do(t *testing.T, s Store, stream string, commands ...Command) {
	t.Helper()
	for _, c := range commands {
		must(t, s.Handle(t.Context(), stream, c))
	}
}

func show(e Event) string {
	return strings.TrimPrefix(fmt.Sprintf("%T%+v", e, e), "eventlog.")
}

// To create a database takes longer than a test: these share one, and each
// has its own stream.
func TestStore(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	for name, test := range map[string]func(*testing.T, Store){
		"history":    testHistory,
		"race":       testRace,
		"many pay":   testManyPay,
		"unique key": testUniqueKey,
		"upcast":     testUpcast,
	} {
		t.Run(name, func(t *testing.T) { test(t, s) })
	}
}

func testHistory(t *testing.T, s Store) {
	ctx := t.Context()
	var out strings.Builder
	const stream = "order:7"
	do(t, s, stream, Place("Anna"), Add("tea", 2, 35000),
		Add("cup", 1, 49900), Pay())
	events, err := s.Read(ctx, stream, 0)
	must(t, err)
	var o Order
	for _, r := range events {
		o = Apply(o, r.Event)
		fmt.Fprintf(&out, "%d %s\n  => %s, %d items, total %d\n",
			r.Version, show(r.Event), o.Status, len(o.Items), o.Total)
	}
	for _, refused := range []struct {
		name    string
		command Command
	}{
		{"pay", Pay()},
		{"cancel", Cancel("changed my mind")},
		{"add", Add("spoon", 1, 9900)},
		{"place", Place("Boris")},
	} {
		fmt.Fprintf(&out, "%s: %v\n", refused.name,
			s.Handle(ctx, stream, refused.command))
	}
	fmt.Fprintln(&out, "pay order:8:", s.Handle(ctx, "order:8", Pay()))
	proof.Golden(t, "testdata/history.txt", out.String())
}

// Two states that go on from the same one do not see each other's items.
func TestApplyIsPure(t *testing.T) {
	t.Parallel()
	var snapshot Order
	for _, sku := range []string{"tea", "cup", "jam"} {
		snapshot = Apply(snapshot, ItemAdded{SKU: sku})
	}
	anna := Apply(snapshot, ItemAdded{SKU: "spoon"})
	Apply(snapshot, ItemAdded{SKU: "knife"})
	if got := anna.Items[3].SKU; got != "spoon" {
		t.Errorf("%q has got into another order", got)
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	placed := Apply(Order{}, Placed{})
	for name, c := range map[string]struct {
		state   Order
		command Command
		want    error
	}{
		"empty":     {placed, Pay(), ErrEmpty},
		"quantity":  {placed, Add("tea", 0, 1), ErrBadItem},
		"cancelled": {Apply(placed, Cancelled{}), Pay(), ErrCancelled},
		"nothing":   {Order{}, Cancel(""), ErrNotPlaced},
	} {
		events, err := c.command(c.state)
		if !errors.Is(err, c.want) || events != nil {
			t.Errorf("%s: %v, %v", name, events, err)
		}
	}
}

func testRace(t *testing.T, s Store) {
	ctx := t.Context()
	var out strings.Builder
	const stream = "order:17"
	do(t, s, stream, Place("Anna"), Add("tea", 2, 35000))
	// region:race
	load := func(who string) (Order, int64) {
		o, version, _, err := s.Load(ctx, stream)
		must(t, err)
		fmt.Fprintf(&out, "%s loads: version %d, %s\n",
			who, version, o.Status)
		return o, version
	}
	decide := func(who string, o Order) []Event {
		events, err := Pay()(o)
		if err != nil {
			fmt.Fprintf(&out, "%s decides: %v\n", who, err)
		} else {
			fmt.Fprintf(&out, "%s decides: %s\n", who, show(events[0]))
		}
		return events
	}
	orderA, versionA := load("A")
	orderB, versionB := load("B")
	eventsA, eventsB := decide("A", orderA), decide("B", orderB)
	err := s.Append(ctx, stream, versionA, eventsA...)
	fmt.Fprintln(&out, "A appends:", err)
	err = s.Append(ctx, stream, versionB, eventsB...)
	fmt.Fprintln(&out, "B appends:", err)
	orderB, _ = load("B")
	decide("B", orderB)
	// endregion
	conflict, ok := errors.AsType[ErrConflict](err)
	if !ok || conflict != (ErrConflict{Expected: 2, Actual: 3}) {
		t.Errorf("error %v", err)
	}
	err = s.Append(ctx, stream, 9, Cancelled{})
	if want := (ErrConflict{Expected: 9, Actual: 3}); err != want {
		t.Errorf("a gap in versions: error %v", err)
	}
	proof.Golden(t, "testdata/race.txt", out.String())
}

// Only one of those who pay at the same time succeeds.
func testManyPay(t *testing.T, s Store) {
	const stream, writers = "order:27", 8
	do(t, s, stream, Place("Anna"), Add("tea", 2, 35000))
	errs := make([]error, writers)
	var wg sync.WaitGroup
	for i := range writers {
		wg.Go(func() { errs[i] = s.Handle(t.Context(), stream, Pay()) })
	}
	wg.Wait()
	paid := 0
	for _, err := range errs {
		if err == nil {
			paid++
		} else if !errors.Is(err, ErrPaid) {
			t.Error(err)
		}
	}
	if paid != 1 {
		t.Errorf("%d payments", paid)
	}
}

// The unique key alone decides when the check of the version is passed by
// both: the first transaction is not committed yet.
func testUniqueKey(t *testing.T, s Store) {
	ctx := t.Context()
	tx, err := s.Pool.Begin(ctx)
	must(t, err)
	defer tx.Rollback(ctx)
	_, err = tx.Exec(ctx, `INSERT INTO events
		(stream, version, type, format, data)
		VALUES ('order:37', 1, 'Placed', 1, '{}')`)
	must(t, err)
	done := make(chan error, 1)
	go func() { done <- s.Append(ctx, "order:37", 0, Placed{}) }()
	waitForLock(t, s)
	must(t, tx.Commit(ctx))
	if err := <-done; err != (ErrConflict{Expected: 0, Actual: 1}) {
		t.Errorf("error %v", err)
	}
}

// waitForLock returns when somebody in the database waits for a lock.
func waitForLock(t *testing.T, s Store) {
	t.Helper()
	for range 5000 {
		var waiting bool
		must(t, s.Pool.QueryRow(t.Context(), `SELECT EXISTS (
			SELECT FROM pg_stat_activity
			WHERE datname = current_database()
				AND wait_event_type = 'Lock')`).Scan(&waiting))
		if waiting {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatal("nobody waits")
}

func testUpcast(t *testing.T, s Store) {
	var out strings.Builder
	const stream = "order:1"
	do(t, s, stream, Place("Anna"))
	lab.Exec(t, s.Pool, `INSERT INTO events
		(stream, version, type, format, data)
		VALUES ('order:1', 2, 'ItemAdded', 1,
			'{"sku": "tea", "qty": 3, "price": 19.99}')`)
	do(t, s, stream, Add("cup", 1, 49900))
	events, err := s.Read(t.Context(), stream, 0)
	must(t, err)
	rows, err := s.Pool.Query(t.Context(), `
		SELECT type, format, data FROM events
		WHERE stream = $1 ORDER BY version`, stream)
	must(t, err)
	var kind string
	var format, i int
	var data json.RawMessage
	_, err = pgx.ForEachRow(rows, []any{&kind, &format, &data},
		func() error {
			fmt.Fprintf(&out, "%s v%d %s\n  => %s\n", kind, format, data,
				show(events[i].Event))
			i++
			return nil
		})
	must(t, err)
	o, _, _, err := s.Load(t.Context(), stream)
	must(t, err)
	price := 19.99
	fmt.Fprintln(&out, "total:", o.Total)
	fmt.Fprintln(&out, "int64(19.99*100):", int64(price*100))
	_, err = Decode("ItemAdded", 3, nil)
	fmt.Fprintln(&out, "from the future:", err)
	proof.Golden(t, "testdata/upcast.txt", out.String())
}

func totals(t *testing.T, s Store) (table string) {
	t.Helper()
	must(t, s.Pool.QueryRow(t.Context(), `SELECT string_agg(
		format(E'  %s %s %s\n', stream, status, total), ''
		ORDER BY stream) FROM order_totals`).Scan(&table))
	return table
}

// drain projects all there is, by small portions.
func drain(t *testing.T, s Store, out io.Writer, name string) {
	t.Helper()
	all := 0
	for {
		n, err := s.Project(t.Context(), 4)
		must(t, err)
		if n == 0 {
			break
		}
		all += n
	}
	fmt.Fprintf(out, "%s: %d events\n", name, all)
}

func TestRebuild(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	ctx := t.Context()
	var out strings.Builder
	do(t, s, "order:1", Place("Anna"), Add("tea", 2, 35000))
	do(t, s, "order:2", Place("Boris"), Add("cup", 1, 49900))
	drain(t, s, &out, "project")
	do(t, s, "order:1", Add("jam", 1, 25000), Pay())
	do(t, s, "order:2", Cancel("too long"))
	do(t, s, "order:3", Place("Vera"))
	must(t, s.Append(ctx, "order:3", 1,
		slices.Repeat([]Event{ItemAdded{"pin", 1, 100}}, 96)...))
	drain(t, s, &out, "project again")
	incremental := totals(t, s)
	out.WriteString(incremental)
	must(t, s.Reset(ctx))
	drain(t, s, &out, "rebuild")
	rebuilt := totals(t, s)
	out.WriteString(rebuilt)
	fmt.Fprintln(&out, "same:", incremental == rebuilt)

	o, version, _, err := s.Load(ctx, "order:3")
	must(t, err)
	must(t, s.Save(ctx, "order:3", version, o))
	must(t, s.Save(ctx, "order:3", 1, Order{})) // late: changes nothing
	do(t, s, "order:3", Add("pin", 1, 100), Add("pin", 1, 100), Pay())
	full, version, read, err := s.Load(ctx, "order:3")
	must(t, err)
	fmt.Fprintf(&out, "order:3 at version %d\n", version)
	fmt.Fprintf(&out, "without snapshot: %d events, total %d, %s\n",
		read, full.Total, full.Status)
	fast, version2, read, err := s.LoadFast(ctx, "order:3")
	must(t, err)
	fmt.Fprintf(&out, "with snapshot: %d events, total %d, %s\n",
		read, fast.Total, fast.Status)
	if version != version2 || !reflect.DeepEqual(full, fast) {
		t.Errorf("snapshot: %d %v, want %d %v",
			version2, fast, version, full)
	}
	_, _, read, err = s.LoadFast(ctx, "order:1") // has no snapshot
	if err != nil || read != 4 {
		t.Errorf("order:1: %d events, error %v", read, err)
	}
	proof.Golden(t, "testdata/rebuild.txt", out.String())
}

// An append that took its position earlier and commits later is not lost.
func TestNoGap(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	ctx := t.Context()
	tx, err := s.Pool.Begin(ctx)
	must(t, err)
	defer tx.Rollback(ctx)
	_, err = tx.Exec(ctx, `INSERT INTO events
		(stream, version, type, format, data)
		VALUES ('order:1', 1, 'Placed', 1, '{}')`)
	must(t, err)
	do(t, s, "order:2", Place("Boris")) // a later position, visible now
	done := make(chan error, 1)
	var n int
	go func() {
		var err error
		n, err = s.Project(ctx, 10)
		done <- err
	}()
	waitForLock(t, s)
	must(t, tx.Commit(ctx))
	must(t, <-done)
	if n != 2 {
		t.Errorf("%d events, want both", n)
	}
}

// region:stall

// The price of the horizon: Project waits for an append that hangs, and
// the appends that come after wait behind Project.
func TestHorizonStopsWriters(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	ctx := t.Context()
	hung, err := s.Pool.Begin(ctx)
	must(t, err)
	defer hung.Rollback(ctx)
	_, err = hung.Exec(ctx, `INSERT INTO events
		(stream, version, type, format, data)
		VALUES ('order:1', 1, 'Placed', 1, '{}')`)
	must(t, err)
	done := make(chan error, 2)
	go func() {
		_, err := s.Project(ctx, 10)
		done <- err
	}()
	schemas.Until(t, s.Pool, schemas.Waiting, "relation", 1)
	go func() { done <- s.Append(ctx, "order:2", 0, Placed{}) }()
	schemas.Until(t, s.Pool, schemas.Waiting, "relation", 2)
	must(t, hung.Commit(ctx))
	must(t, <-done)
	must(t, <-done)
}

// endregion
