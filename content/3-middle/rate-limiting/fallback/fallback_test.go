package fallback_test

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
	"golang.org/x/time/rate"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/3-middle/rate-limiting/fallback"
	"route500k/content/3-middle/rate-limiting/limit"
	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

func guard(rdb *redis.Client, mode fallback.Mode) *fallback.Guard {
	l := &limit.Limiter{
		RDB: rdb, Script: limit.GCRA,
		Limit: limit.Limit{Rate: 100, Per: time.Hour, Burst: 100},
	}
	return &fallback.Guard{
		Take: l.Take, Mode: mode, Share: rate.NewLimiter(0, 25),
		Timeout: 50 * time.Millisecond, Pause: time.Minute,
		Count: func(string) {},
	}
}

func client(address string) *redis.Client {
	return redis.NewClient(&redis.Options{
		Addr: address, MaxRetries: -1, DialerRetries: 1,
		ContextTimeoutEnabled: true,
	})
}

// With RECORD=1 the test writes the table of the page.
func TestRedisHangs(t *testing.T) {
	const requests = 40
	text := fmt.Sprintf("%d requests, Redis hangs\n\n%-24s %8s %11s\n",
		requests, "", "admitted", "in all, ms")
	for _, way := range []struct {
		name     string
		mode     fallback.Mode
		pause    time.Duration
		admitted int
	}{
		{"open, no pause", fallback.Open, 0, requests},
		{"open", fallback.Open, time.Minute, requests},
		{"closed", fallback.Closed, time.Minute, 0},
		{"local, a share of 25", fallback.Local, time.Minute, 25},
	} {
		rdb := client(servers.Silent(t))
		g := guard(rdb, way.mode)
		g.Pause = way.pause
		admitted, begin := 0, time.Now()
		for range requests {
			got, err := g.Decide(t.Context(), "user:7", 1)
			if err != nil {
				t.Fatal(err)
			}
			if got.Allowed {
				admitted++
			}
		}
		took := time.Since(begin)
		_ = rdb.Close()
		text += fmt.Sprintf("%-24s %8d %11d\n",
			way.name, admitted, took.Milliseconds())
		if admitted != way.admitted {
			t.Errorf("%s: %d admitted", way.name, admitted)
		}
		if way.pause > 0 && took > time.Second {
			t.Errorf("%s: took %v", way.name, took)
		}
	}
	t.Log("\n" + text)
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt", text)
	}
}

func TestRedisAnswers(t *testing.T) {
	rdb, prefix := lab.Client(t)
	g := guard(rdb, fallback.Closed)
	admitted := 0
	for range 120 {
		got, err := g.Decide(t.Context(), prefix+"user:7", 1)
		if err != nil {
			t.Fatal(err)
		}
		if got.Allowed {
			admitted++
		}
	}
	if admitted != 100 {
		t.Errorf("%d admitted of 100", admitted)
	}
	_, err := g.Decide(t.Context(), prefix+"user:7", 101)
	if !errors.Is(err, limit.ErrTooCostly) {
		t.Errorf("too costly: %v", err)
	}
}

// A client that leaves does not switch the limiter off.
func TestCallerLeaves(t *testing.T) {
	rdb, prefix := lab.Client(t)
	g := guard(rdb, fallback.Closed)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := g.Decide(ctx, prefix+"user:7", 1); err == nil {
		t.Error("no error for a cancelled request")
	}
	got, err := g.Decide(t.Context(), prefix+"user:7", 1)
	if err != nil || !got.Allowed {
		t.Errorf("the next one: %+v, %v", got, err)
	}
}

// The page tells these figures.
func TestRecord(t *testing.T) {
	rows := regexp.MustCompile(`(?m)^(\S.*?) {2,}(\d+) +(\d+)$`).
		FindAllStringSubmatch(
			proof.Recorded(t, "testdata/record.txt"), -1)
	if len(rows) != 4 {
		t.Fatalf("%d rows", len(rows))
	}
	slow, _ := strconv.Atoi(rows[0][3])
	quick, _ := strconv.Atoi(rows[1][3])
	if slow < 10*quick {
		t.Errorf("without a pause %d ms, with it %d", slow, quick)
	}
}
