package lock_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/2-acceleration/redis-cache/lock"
	"route500k/content/internal/proof"
)

func TestOneHolder(t *testing.T) {
	rdb, prefix := lab.Client(t)
	key := prefix + "report"
	mine, err := lock.Acquire(t.Context(), rdb, key, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	_, err = lock.Acquire(t.Context(), rdb, key, time.Minute)
	if !errors.Is(err, lock.ErrTaken) {
		t.Errorf("the second holder: %v", err)
	}
	if err := mine.Release(t.Context()); err != nil {
		t.Error(err)
	}
	again, err := lock.Acquire(t.Context(), rdb, key, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	if err := mine.Release(t.Context()); !errors.Is(err, lock.ErrLost) {
		t.Errorf("released what was not ours: %v", err)
	}
	if err := again.Release(t.Context()); err != nil {
		t.Errorf("the old holder took the lock away: %v", err)
	}
}

// A pause longer than the TTL: of GC, of the hypervisor, of the network.
func TestTwoHolders(t *testing.T) {
	rdb, prefix := lab.Client(t)
	ctx, key := t.Context(), prefix+"report"
	var out strings.Builder
	// region:pause
	const ttl = 100 * time.Millisecond
	a, err := lock.Acquire(ctx, rdb, key, ttl)
	fmt.Fprintln(&out, "A holds:", err)

	time.Sleep(2 * ttl) // A stands still, and does not notice

	b, err := lock.Acquire(ctx, rdb, key, time.Minute)
	fmt.Fprintln(&out, "B holds:", err)
	fmt.Fprintln(&out, "A writes, sure of its lock; B writes too")
	fmt.Fprintln(&out, "A releases:", a.Release(ctx))
	fmt.Fprintln(&out, "B releases:", b.Release(ctx))
	// endregion
	proof.Golden(t, "testdata/pause.txt", out.String())
}
