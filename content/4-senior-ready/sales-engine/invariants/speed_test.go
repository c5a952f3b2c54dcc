package invariants

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/redis/go-redis/v9"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

const record = "testdata/speed.txt"

// TestSpeed records what the plan of capacity is made of.
func TestSpeed(t *testing.T) {
	if !proof.Recording() {
		proof.Recorded(t, record)
		return
	}
	const units, pool = 4000, 20
	s := open(t, schemas.UpDownUp(t, migrations), 2*units)
	var version string
	err := s.pool.QueryRow(t.Context(), "SHOW server_version").Scan(&version)
	if err != nil {
		t.Fatal(err)
	}
	version, _, _ = strings.Cut(version, " ")
	s.exec(`CREATE TABLE counter (n int CHECK (n >= 0));
		CREATE TABLE taken (buyer uuid)`)
	s.exec("INSERT INTO counter VALUES ($1)", 2*units)
	const counter = `WITH one AS (
			UPDATE counter SET n = n - 1 WHERE n > 0 RETURNING 1)
		INSERT INTO taken SELECT $1 FROM one`

	// rate lets twenty connections reserve; a transaction does something
	// else, too, for so long.
	buyers := 0
	rate := func(count int, longer time.Duration, sql string) float64 {
		first := buyers
		buyers += count
		began := time.Now()
		for _, err := range schemas.Race(t, pool,
			func(ctx context.Context, client int) error {
				for n := client; n < count; n += pool {
					args := []any{id("buyer", first+n)}
					if sql != counter {
						args = []any{s.sale, id(first + n), args[0]}
					}
					err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
						_, err := tx.Exec(ctx, sql, args...)
						if err == nil && longer > 0 {
							time.Sleep(longer)
						}
						return err
					})
					if err != nil {
						return err
					}
				}
				return nil
			}) {
			if err != nil {
				t.Error(err)
			}
		}
		return float64(count) / time.Since(began).Seconds()
	}
	text := fmt.Sprintf("PostgreSQL %s, %s\n%d connections\n\n",
		version, proof.Machine(), pool)
	text += fmt.Sprintf("%-26s%10s%14s\n", "reservations/s",
		"at once", "5 ms longer")
	for _, way := range [][2]string{
		{"one counter for all", counter},
		{"a row for each unit", s.sql["reserve"]},
	} {
		text += fmt.Sprintf("%-26s%10.0f%14.0f\n", way[0],
			rate(units, 0, way[1]),
			rate(units/10, 5*time.Millisecond, way[1]))
	}
	proof.Record(t, record, text+"\n"+redisCost(t))
}

// redisCost is what Redis itself says of the time of its scripts.
func redisCost(t *testing.T) string {
	client := lab.Own(t)
	f := connect(t, client, "")
	info, err := client.Info(t.Context(), "server").Result()
	if err != nil {
		t.Fatal(err)
	}
	version := regexp.MustCompile(`redis_version:(\S+)`).
		FindStringSubmatch(info)[1]
	text := fmt.Sprintf("Redis %s, %s\n\n", version, proof.Machine())
	const calls = 20_000
	f.set(calls)
	if err := f.lua["reserve"].Load(t.Context(), client).Err(); err != nil {
		t.Fatal(err)
	}
	cost := regexp.MustCompile(
		`cmdstat_evalsha:calls=\d+,usec=\d+,usec_per_call=([\d.]+)`)
	for _, round := range []string{"a claim", "a refusal"} {
		client.ConfigResetStat(t.Context())
		for batch := 0; batch < calls; batch += 100 {
			_, err := client.Pipelined(t.Context(),
				func(p redis.Pipeliner) error {
					for n := range 100 {
						f.lua["reserve"].EvalSha(t.Context(), p, f.keys(),
							id(round, batch+n), id(batch+n), patience)
					}
					return nil
				})
			if err != nil {
				t.Fatal(err)
			}
		}
		info, err := client.Info(t.Context(), "commandstats").Result()
		if err != nil {
			t.Fatal(err)
		}
		text += fmt.Sprintf("%-26s%10s µs of its core\n", round,
			cost.FindStringSubmatch(info)[1])
	}
	return text
}
