package down_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"route500k/content/2-acceleration/redis-cache/down"
	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

// ask sends one GET with a deadline.
func ask(
	t *testing.T, options *redis.Options, deadline time.Duration,
) (took time.Duration, err error) {
	t.Helper()
	rdb := redis.NewClient(options)
	defer rdb.Close()
	ctx, cancel := context.WithTimeout(t.Context(), deadline)
	defer cancel()
	start := time.Now()
	err = rdb.Get(ctx, "shop:product:v1:7").Err()
	if err == nil || errors.Is(err, redis.Nil) {
		t.Fatalf("an answer from nobody: %v", err)
	}
	return time.Since(start), err
}

// The deadline of ctx alone does not end the wait for an answer.
func TestContextDoesNotEndARead(t *testing.T) {
	const deadline = 50 * time.Millisecond
	slow := &redis.Options{
		Addr: servers.Silent(t), ReadTimeout: 400 * time.Millisecond,
		MaxRetries: -1,
	}
	took, err := ask(t, slow, deadline)
	if took < 300*time.Millisecond {
		t.Errorf("ended after %v: %v", took, err)
	}
	heed := *slow
	heed.ContextTimeoutEnabled = true
	if took, err = ask(t, &heed, deadline); took > 300*time.Millisecond {
		t.Errorf("ended only after %v: %v", took, err)
	}
}

// With RECORD=1 the test waits for the default timeouts and writes them
// down.
func TestWhatADeadRedisCosts(t *testing.T) {
	const long = time.Minute
	hangs, err := ask(t, down.Options(servers.Silent(t)), long)
	if hangs > 2*time.Second {
		t.Errorf("silent: %v, %v", hangs, err)
	}
	refuses, err := ask(t, down.Options(servers.Closed(t)), long)
	if refuses > 2*time.Second {
		t.Errorf("closed: %v, %v", refuses, err)
	}
	if !proof.Recording() {
		return
	}
	row := func(name string, silent, closed time.Duration) string {
		return fmt.Sprintf("%-28s %8d %8d\n", name,
			silent.Milliseconds(), closed.Milliseconds())
	}
	const budget = 100 * time.Millisecond
	text := fmt.Sprintf("go-redis 9.23.0, %s\n%-28s %8s %8s\n",
		runtime.Version(), "one GET, ms", "silent", "refuses")
	pair := func(
		name string, options func(string) *redis.Options,
		deadline time.Duration,
	) {
		a, _ := ask(t, options(servers.Silent(t)), deadline)
		b, _ := ask(t, options(servers.Closed(t)), deadline)
		text += row(name, a, b)
	}
	standard := func(addr string) *redis.Options {
		return &redis.Options{Addr: addr}
	}
	pair("defaults", standard, long)
	pair("defaults, ctx of 100 ms", standard, budget)
	pair("Options, ctx of 100 ms", down.Options, budget)
	t.Log("\n" + text)
	proof.Record(t, "testdata/record.txt", text)
}
