// Package lock is a lock on one Redis, with what it can and cannot do.
package lock

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"
)

// region:lock

// ErrTaken means that somebody else holds the lock.
var ErrTaken = errors.New("the lock is taken")

// ErrLost means that the time ran out before the work was done.
var ErrLost = errors.New("the lock was lost")

// Lock is held until Release, or until its time runs out.
type Lock struct {
	rdb        redis.Scripter
	key, token string
}

// Acquire takes the lock for ttl or returns ErrTaken.
func Acquire(
	ctx context.Context, rdb *redis.Client, key string,
	ttl time.Duration,
) (*Lock, error) {
	token := rand.Text() // whose lock it is
	err := rdb.SetArgs(ctx, key, token,
		redis.SetArgs{Mode: "NX", TTL: ttl}).Err()
	if errors.Is(err, redis.Nil) {
		return nil, ErrTaken
	}
	if err != nil {
		return nil, fmt.Errorf("acquire %s: %w", key, err)
	}
	return &Lock{rdb, key, token}, nil
}

// The comparison and the removal are one step of the server.
var release = redis.NewScript(`
if redis.call("GET", KEYS[1]) == ARGV[1] then
	return redis.call("DEL", KEYS[1])
end
return 0`)

// Release removes the lock if it is still ours.
func (l *Lock) Release(ctx context.Context) error {
	n, err := release.Run(ctx, l.rdb, []string{l.key}, l.token).Int()
	if err != nil {
		return fmt.Errorf("release %s: %w", l.key, err)
	}
	if n == 0 {
		return ErrLost
	}
	return nil
}

// endregion
