package revoke_test

import (
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/3-middle/jwt/revoke"
)

func TestList(t *testing.T) {
	rdb, prefix := lab.Client(t)
	l := &revoke.List{RDB: rdb, Prefix: prefix, Life: 10 * time.Minute}
	ctx := t.Context()
	if err := l.Add(ctx, "s1", "s2"); err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]bool{
		"s1": true, "s2": true, "s3": false,
	} {
		if got, err := l.Has(ctx, id); got != want || err != nil {
			t.Errorf("%s: %v, %v", id, got, err)
		}
	}
	ttl := rdb.TTL(ctx, prefix+"s1").Val()
	if ttl <= 0 || ttl > l.Life {
		t.Errorf("an entry lives for %v", ttl)
	}
	if err := l.Add(ctx); err != nil {
		t.Errorf("nothing to add: %v", err)
	}
}

func TestRedisIsDown(t *testing.T) {
	rdb := redis.NewClient(&redis.Options{
		Addr: "127.0.0.1:1", DialerRetries: 1, MaxRetries: -1,
	})
	defer rdb.Close()
	l := &revoke.List{RDB: rdb}
	if _, err := l.Has(t.Context(), "s1"); err == nil {
		t.Error("an answer from nobody")
	}
}
