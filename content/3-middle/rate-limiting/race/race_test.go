package race_test

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/3-middle/rate-limiting/limit"
	"route500k/content/3-middle/rate-limiting/race"
	"route500k/content/internal/proof"
)

// With RECORD=1 the test writes the table of the page.
func TestFiftyGoroutines(t *testing.T) {
	rdb, prefix := lab.Client(t)
	l := &race.Limiter{RDB: rdb, Limit: 100, Per: time.Hour}
	lua := &limit.Limiter{
		RDB: rdb, Script: limit.TokenBucket,
		Limit: limit.Limit{Rate: 100, Per: time.Hour, Burst: 100},
	}
	text := lab.Header(t, rdb) + fmt.Sprintf(
		"50 goroutines, 40 requests each\n\n%-24s %8s\n",
		"100 an hour", "admitted")
	for _, way := range []struct {
		name  string
		allow func(context.Context, string) (bool, error)
		exact bool
	}{
		{"GET, compare, INCR", l.CheckThenCount, false},
		{"INCR, compare", l.CountThenCheck, true},
		{"Lua", func(ctx context.Context, key string) (bool, error) {
			got, err := lua.Take(ctx, key, 1)
			return got.Allowed, err
		}, true},
	} {
		var admitted atomic.Int64
		var wg sync.WaitGroup
		for range 50 {
			wg.Go(func() {
				for range 40 {
					ok, err := way.allow(t.Context(), prefix+way.name)
					if err != nil {
						t.Error(err)
					}
					if ok {
						admitted.Add(1)
					}
				}
			})
		}
		wg.Wait()
		n := admitted.Load()
		text += fmt.Sprintf("%-24s %8d\n", way.name, n)
		if way.exact && n != 100 || !way.exact && n <= 100 {
			t.Errorf("%s: %d admitted", way.name, n)
		}
	}
	t.Log("\n" + text)
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt", text)
	}
}

// The page tells these figures.
func TestRecord(t *testing.T) {
	text := proof.Recorded(t, "testdata/record.txt")
	rows := regexp.MustCompile(`(?m)^(\S.*?) {2,}(\d+)$`).
		FindAllStringSubmatch(text, -1)
	if len(rows) != 3 {
		t.Fatalf("%d rows", len(rows))
	}
	if n, _ := strconv.Atoi(rows[0][2]); n <= 100 {
		t.Errorf("%s: %d", rows[0][1], n)
	}
}

// The first request of a client is cancelled between two commands.
func TestKeyForEver(t *testing.T) {
	rdb, prefix := lab.Client(t)
	key := prefix + "user:7"
	l := &race.Limiter{RDB: rdb, Limit: 3, Per: time.Second}
	var out strings.Builder

	ctx, cancel := context.WithCancel(t.Context())
	rdb.AddHook(after{"incr", cancel})
	_, err := l.CountThenCheck(ctx, key)
	fmt.Fprintln(&out, "request 1:", err)
	for i := range 3 {
		ok, err := l.CountThenCheck(t.Context(), key)
		fmt.Fprintf(&out, "request %d: %v, %v\n", i+2, ok, err)
	}
	forever := rdb.TTL(t.Context(), key).Val() == -1
	fmt.Fprintln(&out, "the key lives for ever:", forever)
	proof.Golden(t, "testdata/forever.txt", out.String())
}

// after calls a function when a command is done.
type after struct {
	command string
	call    func()
}

func (a after) DialHook(next redis.DialHook) redis.DialHook {
	return next
}

func (a after) ProcessHook(next redis.ProcessHook) redis.ProcessHook {
	return func(ctx context.Context, cmd redis.Cmder) error {
		err := next(ctx, cmd)
		if cmd.Name() == a.command {
			a.call()
		}
		return err
	}
}

func (a after) ProcessPipelineHook(
	next redis.ProcessPipelineHook,
) redis.ProcessPipelineHook {
	return next
}
