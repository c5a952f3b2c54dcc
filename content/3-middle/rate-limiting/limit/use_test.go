package limit_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/3-middle/rate-limiting/limit"
	"route500k/content/internal/proof"
)

func TestUse(t *testing.T) {
	rdb, prefix := lab.Client(t)
	ctx := t.Context()
	var out strings.Builder
	// region:use
	now := time.Unix(1_800_000_000, 0)
	l := limit.Limiter{
		RDB: rdb, Script: limit.TokenBucket, Prefix: prefix,
		Now:   func() time.Time { return now }, // production: nil
		Limit: limit.Limit{Rate: 60, Per: time.Minute, Burst: 3},
	}
	for _, step := range []struct {
		after time.Duration
		cost  int
	}{
		{0, 1}, {0, 2}, {0, 1}, {700 * time.Millisecond, 1},
		{300 * time.Millisecond, 1}, {time.Hour, 3}, {0, 1},
	} {
		now = now.Add(step.after)
		got, err := l.Take(ctx, "user:7", step.cost)
		fmt.Fprintf(&out, "+%-6v cost %d: %-5v left %d, wait %v, %v\n",
			step.after, step.cost, got.Allowed, got.Remaining,
			got.RetryAfter, err)
	}
	// endregion
	proof.Golden(t, "testdata/want.txt", out.String())
}
