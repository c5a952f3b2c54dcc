package evict_test

import (
	"fmt"
	"testing"
	"time"

	"route500k/content/2-acceleration/redis-cache/evict"
	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/internal/proof"
)

func TestPolicies(t *testing.T) {
	policies := []string{"allkeys-random", "allkeys-lfu"}
	pause := time.Duration(0)
	if proof.Recording() {
		policies = []string{"noeviction", "allkeys-random",
			"volatile-ttl", "allkeys-lru", "allkeys-lfu"}
		pause = 500 * time.Millisecond
	}
	text := ""
	rate := map[string]float64{}
	for _, policy := range policies {
		rdb := lab.Own(t, "--maxmemory", "8mb",
			"--maxmemory-policy", policy)
		result, err := evict.Run(t.Context(), rdb, pause)
		if err != nil {
			t.Fatal(err)
		}
		if text == "" {
			text = lab.Header(t, rdb) +
				"maxmemory 8mb, 40 000 products of 400 bytes\n\n" +
				fmt.Sprintf("%-16s %9s %10s\n",
					"policy", "hit rate", "OOM")
		}
		rate[policy] = float64(result.Hits) / float64(result.Reads)
		text += fmt.Sprintf("%-16s %8.1f%% %10d\n",
			policy, 100*rate[policy], result.Refused)
	}
	t.Log("\n" + text)
	if rate["allkeys-lfu"] <= rate["allkeys-random"] {
		t.Errorf("another order than the page says:\n%s", text)
	}
	if !proof.Recording() {
		return
	}
	proof.Record(t, "testdata/record.txt", text)
	if rate["allkeys-lfu"] <= rate["allkeys-lru"] ||
		rate["allkeys-lru"] <= rate["allkeys-random"] {
		t.Errorf("another order than the page says:\n%s", text)
	}
}

// volatile-lru evicts only keys with a TTL: without one it refuses too.
func TestNothingToEvict(t *testing.T) {
	rdb := lab.Own(t, "--maxmemory", "3mb",
		"--maxmemory-policy", "volatile-lru")
	ctx := t.Context()
	var err error
	for i := 0; err == nil; i++ {
		key := fmt.Sprint("product:", i)
		err = rdb.Set(ctx, key, make([]byte, 1000), 0).Err() // no TTL
	}
	proof.Golden(t, "testdata/oom.txt", err.Error())
}
