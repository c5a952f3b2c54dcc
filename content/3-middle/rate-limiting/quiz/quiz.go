// Package quiz holds the programs of «what does it print?» about limits.
package quiz

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/redis/go-redis/v9"
	"golang.org/x/time/rate"
)

// Bucket asks a limiter at given moments.
func Bucket() {
	// region:bucket
	l := rate.NewLimiter(1, 3) // one a second, three at once
	t := time.Unix(1_800_000_000, 0)
	ask := func(after time.Duration, n int) {
		t = t.Add(after)
		fmt.Print(l.AllowN(t, n), " ")
	}
	ask(0, 2)
	ask(0, 2)
	ask(time.Second, 2)
	ask(10*time.Second, 3)
	ask(10*time.Second, 4)
	// endregion
}

// Wait has less time than the limiter needs.
func Wait() {
	// region:wait
	l := rate.NewLimiter(rate.Every(time.Hour), 1)
	ctx, cancel := context.WithTimeout(
		context.Background(), time.Minute)
	defer cancel()

	begin := time.Now()
	fmt.Println(l.Wait(ctx))
	fmt.Println(l.Wait(ctx))
	fmt.Println(time.Since(begin) < time.Second)
	// endregion
}

// Prolonged counts the requests of a client that never pauses.
func Prolonged(
	ctx context.Context, rdb *redis.Client, key string, out io.Writer,
) {
	// region:prolonged
	for range 2 {
		rdb.Incr(ctx, key)
		rdb.Expire(ctx, key, time.Minute)

		rdb.Expire(ctx, key, 10*time.Second) // as if 50 s have passed
	}
	rdb.Incr(ctx, key)
	rdb.Expire(ctx, key, time.Minute)
	fmt.Fprintln(out, rdb.TTL(ctx, key).Val())

	rdb.Expire(ctx, key, 10*time.Second)
	rdb.Incr(ctx, key)
	rdb.ExpireNX(ctx, key, time.Minute)
	fmt.Fprintln(out, rdb.TTL(ctx, key).Val())
	// endregion
}
