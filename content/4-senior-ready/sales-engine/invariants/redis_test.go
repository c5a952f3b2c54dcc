package invariants

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/redis/go-redis/v9"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/internal/schemas"
)

var redisStock = map[string]func(*testing.T, *pgxpool.Pool){
	"script never oversells":     scriptNeverOversells,
	"script knows a buyer":       scriptKnowsBuyer,
	"nothing is not zero":        nothingIsNotZero,
	"returned once":              returnedOnce,
	"old snapshot is refused":    oldSnapshotIsRefused,
	"room admits at its rate":    roomAdmitsAtItsRate,
	"room survives a lost Redis": roomSurvives,
}

// front is what Redis knows of a sale. The braces keep its keys on one
// node of a cluster.
type front struct {
	t      testing.TB
	rdb    *redis.Client
	prefix string
	lua    map[string]*redis.Script
}

func newFront(t testing.TB) *front {
	t.Helper()
	client, prefix := lab.Client(t)
	return connect(t, client, prefix)
}

func connect(t testing.TB, client *redis.Client, prefix string) *front {
	t.Helper()
	f := &front{t: t, rdb: client, prefix: prefix + "{sale}:",
		lua: map[string]*redis.Script{}}
	files, err := filepath.Glob("../lua/*.lua")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".lua")
		f.lua[name] = redis.NewScript(string(text))
	}
	return f
}

func (f *front) key(name string) string { return f.prefix + name }

func (f *front) keys() []string {
	return []string{f.key("stock"), f.key("holds"), f.key("claims")}
}

func (f *front) set(stock int) {
	f.t.Helper()
	err := f.rdb.Set(f.t.Context(), f.key("stock"), stock, 0).Err()
	if err != nil {
		f.t.Fatal(err)
	}
}

// stock is what Redis believes to be left; none, that it does not know.
func (f *front) stock() (left int, none bool) {
	f.t.Helper()
	left, err := f.rdb.Get(f.t.Context(), f.key("stock")).Int()
	if errors.Is(err, redis.Nil) {
		return 0, true
	}
	if err != nil {
		f.t.Fatal(err)
	}
	return left, false
}

// patience is how long a claim waits for PostgreSQL, in milliseconds.
const patience = 10_000

func (f *front) reserve(
	ctx context.Context, buyer, reservation string,
) (string, error) {
	got, err := f.lua["reserve"].Run(ctx, f.rdb, f.keys(),
		buyer, reservation, patience).StringSlice()
	if err != nil {
		return "", err
	}
	return got[0], nil
}

func (f *front) release(
	ctx context.Context, buyer, reservation string, back int,
) (bool, error) {
	return f.lua["release"].Run(ctx, f.rdb, f.keys(),
		buyer, reservation, back).Bool()
}

// confirm takes the claim from those that wait for PostgreSQL.
func (f *front) confirm(
	ctx context.Context, buyer, reservation string,
) error {
	return f.rdb.ZRem(ctx, f.key("claims"),
		buyer+" "+reservation).Err()
}

func (f *front) install(
	ctx context.Context, epoch, free int, holds []any,
) (bool, error) {
	return f.lua["install"].Run(ctx, f.rdb,
		append(f.keys(), f.key("epoch")),
		append([]any{epoch, free}, holds...)...).Bool()
}

// region:lua

func scriptNeverOversells(t *testing.T, _ *pgxpool.Pool) {
	f := newFront(t)
	f.set(10)
	got := tally(schemas.Race(t, clients,
		func(ctx context.Context, client int) error {
			buyer := id("buyer", client)
			answer, err := f.reserve(ctx, buyer, id("key", client))
			if err != nil {
				return err
			}
			return errors.New(answer)
		}))
	want := map[string]int{"claimed": 10, "sold-out": 40}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if left, none := f.stock(); left != 0 || none {
		t.Errorf("%d are left, want 0", left)
	}
}

// endregion

func scriptKnowsBuyer(t *testing.T, _ *pgxpool.Pool) {
	f := newFront(t)
	f.set(100)
	got := tally(schemas.Race(t, clients,
		func(ctx context.Context, client int) error {
			answer, err := f.reserve(ctx, id("buyer"), id("key", client%2))
			if err != nil {
				return err
			}
			return errors.New(answer)
		}))
	want := map[string]int{"claimed": 1, "again": 24, "other": 25}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if left, _ := f.stock(); left != 99 {
		t.Errorf("%d are left, want 99", left)
	}
}

// What Redis has lost, or evicted, nobody may take for zero or restart
// from one.
func nothingIsNotZero(t *testing.T, _ *pgxpool.Pool) {
	f := newFront(t)
	answer, err := f.reserve(t.Context(), id("buyer"), id("key"))
	if err != nil || answer != "unknown" {
		t.Errorf("an empty Redis: %s, %v", answer, err)
	}
	f.set(1)
	if _, err = f.reserve(t.Context(), id("a"), id("key")); err != nil {
		t.Fatal(err)
	}
	f.rdb.Del(t.Context(), f.key("stock")) // allkeys-lru, for example
	if _, err = f.release(t.Context(), id("a"), id("key"), 1); err != nil {
		t.Fatal(err)
	}
	if left, none := f.stock(); !none {
		t.Errorf("the lost stock has become %d", left)
	}
}

func returnedOnce(t *testing.T, _ *pgxpool.Pool) {
	f := newFront(t)
	f.set(1)
	if _, err := f.reserve(t.Context(), id("a"), id("key")); err != nil {
		t.Fatal(err)
	}
	for _, err := range schemas.Race(t, clients,
		func(ctx context.Context, _ int) error {
			_, err := f.release(ctx, id("a"), id("key"), 1)
			return err
		}) {
		if err != nil {
			t.Error(err)
		}
	}
	if left, _ := f.stock(); left != 1 {
		t.Errorf("%d are left, want 1", left)
	}
}

func oldSnapshotIsRefused(t *testing.T, _ *pgxpool.Pool) {
	f := newFront(t)
	ctx := t.Context()
	for _, step := range []struct {
		epoch, free int
		want        bool
	}{{1, 10, true}, {3, 7, true}, {2, 9, false}, {3, 10, false}} {
		got, err := f.install(ctx, step.epoch, step.free, nil)
		if err != nil || got != step.want {
			t.Errorf("epoch %d: %v, %v", step.epoch, got, err)
		}
	}
	if left, _ := f.stock(); left != 7 {
		t.Errorf("%d are left, want 7", left)
	}
}

func (f *front) admit(
	ctx context.Context, rate, issued, admitted int64,
) (now []int64, err error) {
	return f.lua["admit"].Run(ctx, f.rdb, []string{f.key("room")},
		rate, issued, admitted).Int64Slice()
}

// Fifty replicas move the queue. It goes no faster than the rate, and a
// second's worth more at most, by the clock of Redis itself.
func roomAdmitsAtItsRate(t *testing.T, _ *pgxpool.Pool) {
	f := newFront(t)
	const rate = 1000
	began, err := f.rdb.Time(t.Context()).Result()
	if err != nil {
		t.Fatal(err)
	}
	admitted := make([]int64, clients)
	for _, err := range schemas.Race(t, clients,
		func(ctx context.Context, client int) error {
			for range 20 {
				now, err := f.admit(ctx, rate, 1_000_000, 0)
				if err != nil {
					return err
				}
				admitted[client] = now[0]
			}
			return nil
		}) {
		if err != nil {
			t.Error(err)
		}
	}
	ended, err := f.rdb.Time(t.Context()).Result()
	if err != nil {
		t.Fatal(err)
	}
	most := int64(rate * (ended.Sub(began).Seconds() + 1))
	if got := slices.Max(admitted); got == 0 || got > most {
		t.Errorf("%d are admitted, want 1 to %d", got, most)
	}
	now, err := f.admit(t.Context(), 0, 0, 0)
	if err != nil || now[0] != slices.Max(admitted) {
		t.Errorf("at rate 0 the queue is at %v, %v", now, err)
	}
}

// Redis has forgotten the queue. What two replicas have seen brings it
// back, and nobody is admitted before a ticket is issued.
func roomSurvives(t *testing.T, _ *pgxpool.Pool) {
	f := newFront(t)
	var text []string
	for _, seen := range [][2]int64{{900, 400}, {1000, 350}, {0, 0}} {
		now, err := f.admit(t.Context(), 0, seen[0], seen[1])
		if err != nil {
			t.Fatal(err)
		}
		text = append(text, fmt.Sprint(now))
	}
	want := []string{"[400 900]", "[400 1000]", "[400 1000]"}
	if !slices.Equal(text, want) {
		t.Errorf("got %v, want %v", text, want)
	}
}
