package lease_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/3-middle/rate-limiting/lease"
	"route500k/content/3-middle/rate-limiting/limit"
	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

// Four processes share 1000 an hour and are asked 4000 times.
func TestChunks(t *testing.T) {
	text := fmt.Sprintf("%-18s %9s %16s\n", "4 processes",
		"admitted", "questions")
	for _, chunk := range []int{1, 10, 100, 300} {
		address, prefix := servers.Redis(t)
		var asked, admitted atomic.Int64
		var wg sync.WaitGroup
		for range 4 {
			rdb := lab.Dial(t, address)
			rdb.AddHook(counter{&asked})
			l := &lease.Lease{
				Key: "partner", Chunk: chunk,
				Remote: &limit.Limiter{
					RDB: rdb, Script: limit.GCRA, Prefix: prefix,
					Limit: limit.Limit{
						Rate: 1000, Per: time.Hour, Burst: 1000,
					},
				},
			}
			for range 10 {
				wg.Go(func() {
					for range 100 {
						ok, err := l.Allow(t.Context())
						if err != nil {
							t.Error(err)
						}
						if ok {
							admitted.Add(1)
						}
					}
				})
			}
		}
		wg.Wait()
		n := admitted.Load()
		if n > 1000 || n < 1000-4*int64(chunk) {
			t.Errorf("chunks of %d: %d admitted", chunk, n)
		}
		text += fmt.Sprintf("%-18s %9d %16d\n",
			fmt.Sprint("chunks of ", chunk), n, asked.Load())
	}
	t.Log("\n" + text)
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt", text)
	}
}

// counter counts scripts.
type counter struct{ n *atomic.Int64 }

func (c counter) DialHook(next redis.DialHook) redis.DialHook {
	return next
}

func (c counter) ProcessHook(next redis.ProcessHook) redis.ProcessHook {
	return func(ctx context.Context, cmd redis.Cmder) error {
		if cmd.Name() == "evalsha" {
			c.n.Add(1)
		}
		return next(ctx, cmd)
	}
}

func (c counter) ProcessPipelineHook(
	next redis.ProcessPipelineHook,
) redis.ProcessPipelineHook {
	return next
}
