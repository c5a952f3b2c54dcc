// Package down configures a client so that a Redis which does not answer
// costs little.
package down

import (
	"time"

	"github.com/redis/go-redis/v9"
)

// region:options

// Options are for a cache: better no answer than a late one.
func Options(addr string) *redis.Options {
	return &redis.Options{
		Addr:         addr,
		DialTimeout:  200 * time.Millisecond, // 5 s by default
		ReadTimeout:  100 * time.Millisecond, // 5 s
		WriteTimeout: 100 * time.Millisecond, // 5 s
		PoolTimeout:  100 * time.Millisecond, // ReadTimeout + 1 s
		MaxRetries:   -1,                     // 3; the cure is the database

		DialerRetries: 1, // 5

		// Without it a deadline of ctx does not end a read.
		ContextTimeoutEnabled: true,
	}
}

// endregion
