// Package revoke remembers in Redis the sessions whose access tokens must
// not be accepted, for as long as such tokens may live.
package revoke

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

// region:list

// List names ended sessions. It is short: a session leaves it when the last
// of its access tokens has expired by itself.
type List struct {
	RDB    redis.Cmdable
	Prefix string        // "auth:revoked:v1:"
	Life   time.Duration // of an access token, and the leeway
}

// Add refuses the access tokens of the sessions from now on.
func (l *List) Add(ctx context.Context, sessions ...string) error {
	_, err := l.RDB.Pipelined(ctx, func(p redis.Pipeliner) error {
		for _, id := range sessions {
			p.Set(ctx, l.Prefix+id, 1, l.Life)
		}
		return nil
	})
	return err
}

// Has is asked with each request. An error is an answer, too: the caller
// decides whether to let in without knowing.
func (l *List) Has(ctx context.Context, session string) (bool, error) {
	n, err := l.RDB.Exists(ctx, l.Prefix+session).Result()
	return n > 0, err
}

// endregion
