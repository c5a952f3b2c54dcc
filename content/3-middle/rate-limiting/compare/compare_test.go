// Package compare_test sends the same traffic through each algorithm.
package compare_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/3-middle/rate-limiting/limit"
	"route500k/content/internal/proof"
)

var ways = []struct {
	name   string
	script *redis.Script
	burst  int
}{
	{"fixed window", limit.FixedWindow, 100},
	{"sliding log", limit.SlidingLog, 100},
	{"sliding counter", limit.SlidingCounter, 100},
	{"token bucket, burst 100", limit.TokenBucket, 100},
	{"token bucket, burst 10", limit.TokenBucket, 10},
	{"GCRA, burst 10", limit.GCRA, 10},
}

// Two kinds of traffic, as times since the beginning of a minute.
func traffic() (edge, steady []time.Duration) {
	for i := range 200 { // two seconds around the edge of a window
		edge = append(edge,
			59*time.Second+time.Duration(i)*10*time.Millisecond)
	}
	for i := range 900 { // three a second for five minutes
		steady = append(steady, time.Duration(i)*time.Second/3)
	}
	return edge, steady
}

func TestSameTraffic(t *testing.T) {
	rdb, prefix := lab.Client(t)
	edge, steady := traffic()
	text := fmt.Sprintf("%-24s %7s %7s %9s %9s\n%-24s %7s %7s %9s %9s\n",
		"100 a minute", "edge", "steady", "the worst", "the worst",
		"admitted of", "200", "900", "minute", "second")
	start := time.Unix(1_800_000_000, 0)
	for _, way := range ways {
		run := func(kind string, times []time.Duration) []time.Duration {
			now := start
			l := limit.Limiter{
				RDB: rdb, Script: way.script, Prefix: prefix + way.name,
				Now: func() time.Time { return now },
				Limit: limit.Limit{
					Rate: 100, Per: time.Minute, Burst: way.burst,
				},
			}
			var admitted []time.Duration
			for _, at := range times {
				now = start.Add(at)
				got, err := l.Take(t.Context(), kind, 1)
				if err != nil {
					t.Fatal(err)
				}
				if got.Allowed {
					admitted = append(admitted, at)
				}
			}
			return admitted
		}
		a, b := run("edge", edge), run("steady", steady)
		minute := max(worst(a, time.Minute), worst(b, time.Minute))
		second := max(worst(a, time.Second), worst(b, time.Second))
		text += fmt.Sprintf("%-24s %7d %7d %9d %9d\n",
			way.name, len(a), len(b), minute, second)
	}
	proof.Golden(t, "testdata/want.txt", text)
}

// worst is the largest number of times within any such span.
func worst(times []time.Duration, span time.Duration) int {
	most := 0
	for i, from := range times {
		end, _ := slices.BinarySearch(times, from+span)
		most = max(most, end-i)
	}
	return most
}

// With RECORD=1 the test writes what a decision costs.
func TestCost(t *testing.T) {
	if !proof.Recording() {
		t.Skip("RECORD=1 measures anew")
	}
	rdb, prefix := lab.Own(t), "limit:" // its statistics are reset
	ctx := t.Context()
	text := lab.Header(t, rdb) + fmt.Sprintf("%-16s %13s %14s %16s\n",
		"1000 a minute", "a decision, µs", "bytes of a key",
		"in Redis, µs")
	for _, i := range []int{0, 1, 2, 3, 5} {
		name, _, _ := strings.Cut(ways[i].name, ",")
		l := limit.Limiter{
			RDB: rdb, Script: ways[i].script, Prefix: prefix,
			Limit: limit.Limit{
				Rate: 1000, Per: time.Minute, Burst: 1000,
			},
		}
		for range 1000 { // a client at its limit
			if _, err := l.Take(ctx, name, 1); err != nil {
				t.Fatal(err)
			}
		}
		bytes := rdb.MemoryUsage(ctx, prefix+name).Val()
		best, inside := time.Hour, 0.0
		for range 5 {
			rdb.ConfigResetStat(ctx)
			result := testing.Benchmark(func(b *testing.B) {
				for b.Loop() {
					_, err := l.Take(ctx, name, 1)
					if err != nil {
						b.Fatal(err)
					}
				}
			})
			took := time.Duration(result.NsPerOp())
			if took < best {
				best, inside = took, perCall(t, rdb)
			}
		}
		text += fmt.Sprintf("%-16s %14.1f %14d %16.1f\n", name,
			float64(best.Nanoseconds())/1000, bytes, inside)
	}
	t.Log("\n" + text)
	proof.Record(t, "testdata/record.txt", text)
}

// perCall is how long Redis itself works on a script.
func perCall(t *testing.T, rdb *redis.Client) float64 {
	t.Helper()
	info := rdb.Info(t.Context(), "commandstats").Val()
	row := regexp.MustCompile(`cmdstat_evalsha:.*usec_per_call=([\d.]+)`).
		FindStringSubmatch(info)
	if row == nil {
		t.Fatalf("no evalsha in\n%s", info)
	}
	n, err := strconv.ParseFloat(row[1], 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// The page tells these figures.
func TestRecord(t *testing.T) {
	text := proof.Recorded(t, "testdata/record.txt")
	bytes := func(name string) int {
		t.Helper()
		row := regexp.MustCompile(`(?m)^` + name + ` +\S+ +(\d+) `).
			FindStringSubmatch(text)
		if row == nil {
			t.Fatalf("no row of %s", name)
		}
		n, _ := strconv.Atoi(row[1])
		return n
	}
	if log, one := bytes("sliding log"), bytes("GCRA"); log < 100*one {
		t.Errorf("the log has %d bytes, GCRA %d", log, one)
	}
}
