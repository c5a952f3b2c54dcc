// Package cluster shows which keys a cluster takes in one command.
package cluster_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/internal/proof"
)

func TestSlots(t *testing.T) {
	rdb := lab.Own(t, "--cluster-enabled", "yes")
	ctx := t.Context()
	if err := rdb.ClusterAddSlotsRange(ctx, 0, 16383).Err(); err != nil {
		t.Fatal(err)
	}
	for range 100 { // the only node needs a moment to call itself whole
		info, err := rdb.ClusterInfo(ctx).Result()
		if err != nil || strings.Contains(info, "cluster_state:ok") {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	var out strings.Builder
	// region:slots
	slot := func(key string) int64 {
		n, _ := rdb.ClusterKeySlot(ctx, key).Result()
		return n
	}
	fmt.Fprintln(&out, slot("product:7"), slot("product:8"))
	fmt.Fprintln(&out, rdb.MGet(ctx, "product:7", "product:8").Err())

	fmt.Fprintln(&out, slot("cart:{42}:items"), slot("cart:{42}:sum"))
	fmt.Fprintln(&out,
		rdb.MGet(ctx, "cart:{42}:items", "cart:{42}:sum").Err())
	// endregion
	proof.Golden(t, "testdata/want.txt", out.String())
}
