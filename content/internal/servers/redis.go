package servers

import (
	"context"
	"testing"

	"github.com/redis/go-redis/v9"
)

var redisServer = server{
	name:     "Redis",
	variable: "REDIS_URL",
	standard: "redis://127.0.0.1:6379",
	port:     "6379",
}

// Redis returns the server's address and a prefix for keys; keys with it
// are deleted when the test ends.
func Redis(t testing.TB) (address, prefix string) {
	t.Helper()
	at := redisServer.address(t)
	options, err := redis.ParseURL(at.String())
	if err != nil {
		t.Fatalf("%s: %v", redisServer.variable, err)
	}
	client := redis.NewClient(options)
	ctx, cancel := context.WithTimeout(t.Context(), connectTimeout)
	defer cancel()
	if err := client.Ping(ctx).Err(); err != nil {
		t.Fatalf("ping Redis: %v", err)
	}
	prefix = ownName() + ":"
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), workTimeout)
		defer cancel()
		if err := deleteKeys(ctx, client, prefix); err != nil {
			t.Errorf("delete the keys %s*: %v", prefix, err)
		}
		if err := client.Close(); err != nil {
			t.Errorf("close the client of Redis: %v", err)
		}
	})
	return at.String(), prefix
}

func deleteKeys(
	ctx context.Context, client *redis.Client, prefix string,
) error {
	keys := client.Scan(ctx, 0, prefix+"*", 1000).Iterator()
	for keys.Next(ctx) {
		if err := client.Unlink(ctx, keys.Val()).Err(); err != nil {
			return err
		}
	}
	return keys.Err()
}
