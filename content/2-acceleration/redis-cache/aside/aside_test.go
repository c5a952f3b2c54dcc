package aside_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"route500k/content/2-acceleration/redis-cache/aside"
	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/internal/proof"
)

// A change comes between the SELECT and the SET of a reader.
func TestStaleAfterForget(t *testing.T) {
	rdb, prefix := lab.Client(t)
	var out strings.Builder
	var cache *aside.Cache
	// region:stale
	price, changed := int64(100), false
	load := func(ctx context.Context, id int64) (aside.Product, error) {
		read := price // SELECT
		if !changed { // another request, before our SET
			price, changed = 200, true // UPDATE, COMMIT
			cache.Forget(ctx, id)      // DEL of what is not there yet
		}
		return aside.Product{Name: "cup", Price: read}, nil
	}
	cache = aside.New(rdb, prefix, time.Minute, load)
	for range 2 {
		p, _ := cache.Get(t.Context(), 7)
		fmt.Fprintf(&out, "cache %d, database %d\n", p.Price, price)
	}
	// endregion
	proof.Golden(t, "testdata/stale.txt", out.String())
}

func TestHitsMissesAndForgets(t *testing.T) {
	rdb, prefix := lab.Client(t)
	var out strings.Builder
	// region:use
	price := int64(100) // the table of the database
	load := func(context.Context, int64) (aside.Product, error) {
		fmt.Fprintln(&out, "        SELECT")
		return aside.Product{Name: "cup", Price: price}, nil
	}
	cache := aside.New(rdb, prefix, time.Minute, load)
	show := func(when string) {
		p, _ := cache.Get(t.Context(), 7)
		fmt.Fprintf(&out, "%-10s %d\n", when, p.Price)
	}
	show("first:")
	show("second:")
	price = 200 // UPDATE, COMMIT
	show("changed:")
	err := cache.Forget(t.Context(), 7)
	show("forgotten:")
	// endregion
	if err != nil {
		t.Error(err)
	}
	proof.Golden(t, "testdata/want.txt", out.String())
	ttl, err := rdb.TTL(t.Context(), prefix+"7").Result()
	if err != nil || ttl <= 0 || ttl > time.Minute {
		t.Errorf("TTL %v (%v), want a minute at most", ttl, err)
	}
}
