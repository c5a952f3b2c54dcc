// Package fair_test shows who gets the capacity when one client asks for
// more than all others together.
package fair_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/3-middle/rate-limiting/limit"
	"route500k/content/internal/proof"
)

type request struct {
	client string
	at     time.Duration
}

// slow is how much more slowly time runs for Redis: its keys must not
// expire, by its own clock, before the replay is over.
const slow = 1000

// traffic is four seconds: one client asks 900 times a second, nine others
// ten times each.
func traffic() (all []request) {
	for i := range 3600 {
		all = append(all, request{"noisy",
			time.Duration(i) * time.Second / 900})
	}
	for c := range 9 {
		for i := range 40 {
			// Not in step with each other.
			at := time.Duration(i)*100*time.Millisecond +
				time.Duration(c)*11*time.Millisecond
			all = append(all, request{fmt.Sprint("quiet ", c), at})
		}
	}
	slices.SortStableFunc(all, func(a, b request) int {
		return cmp.Compare(a.at, b.at)
	})
	return all
}

func TestNoisyNeighbour(t *testing.T) {
	rdb, prefix := lab.Client(t)
	start := time.Unix(1_800_000_000, 0)
	now := start
	limiter := func(name string, perSecond int) *limit.Limiter {
		return &limit.Limiter{
			RDB: rdb, Script: limit.GCRA, Prefix: prefix + name,
			Now: func() time.Time { return now },
			Limit: limit.Limit{Rate: perSecond, Per: slow * time.Second,
				Burst: max(perSecond/10, 1)},
		}
	}
	text := fmt.Sprintf("%-30s %12s %12s\n%-30s %12s %12s\n",
		"200 a second for all", "noisy", "nine quiet",
		"asked", "3600", "360")
	all := traffic()
	for _, way := range []struct {
		name      string
		perClient int
	}{{"one limit for all", 0}, {"and 50 a second for each", 50}} {
		total := limiter(way.name, 200)
		own := limiter(way.name+" own ", max(way.perClient, 1))
		admitted := map[bool]int{}
		for _, r := range all {
			now = start.Add(slow * r.at)
			if way.perClient > 0 && !take(t, own, r.client) {
				continue
			}
			if take(t, total, "all") {
				admitted[r.client == "noisy"]++
			}
		}
		text += fmt.Sprintf("%-30s %12d %12d\n",
			way.name, admitted[true], admitted[false])
	}
	proof.Golden(t, "testdata/want.txt", text)
}

func take(t *testing.T, l *limit.Limiter, key string) bool {
	t.Helper()
	got, err := l.Take(t.Context(), key, 1)
	if err != nil {
		t.Fatal(err)
	}
	return got.Allowed
}
