// Package write keeps a copy up to date, or the database behind it, while
// readers, writers and crashes come in the worst order.
package write

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/redis/go-redis/v9"
)

// Schema is what the functions need.
const Schema = `
CREATE TABLE product (
	id bigint PRIMARY KEY, price bigint, version bigint);
INSERT INTO product VALUES (7, 100, 1);
CREATE TABLE outbox (key text)`

// Product is a row, and what the cache holds.
type Product struct{ Price, Version int64 }

// Shop is one product in the database and its copy in Redis.
type Shop struct {
	Pool *pgxpool.Pool
	RDB  *redis.Client
	Key  string // shop:product:v1:7
}

// Way keeps the copy up to date. A writer calls Before in its transaction
// and After behind its commit; a reader that misses takes a ticket, loads,
// and fills.
type Way struct {
	Name   string
	Before func(ctx context.Context, s *Shop, tx pgx.Tx) error
	After  func(ctx context.Context, s *Shop, p Product) error
	Ticket func(ctx context.Context, s *Shop) (string, error)
	Fill   func(ctx context.Context, s *Shop, ticket string,
		p Product) error
	Copy func(ctx context.Context, s *Shop) (key string, err error)
}

// region:newer

// Newer stores a value unless the cache has the same or a newer one.
var Newer = redis.NewScript(`
local has = redis.call("GET", KEYS[1])
if has and cjson.decode(has).Version >= tonumber(ARGV[2]) then
	return 0
end
redis.call("SET", KEYS[1], ARGV[1], "EX", 300)
return 1`)

// Leased stores a value if the reader still has the lease that it took
// when it missed. Whoever deletes the key deletes the lease, too.
var Leased = redis.NewScript(`
if redis.call("GET", KEYS[2]) ~= ARGV[2] then
	return 0
end
redis.call("DEL", KEYS[2])
redis.call("SET", KEYS[1], ARGV[1], "EX", 300)
return 1`)

// endregion

// Row reads the database.
func (s *Shop) Row(ctx context.Context) (p Product, err error) {
	err = s.Pool.QueryRow(ctx, `SELECT price, version FROM product
		WHERE id = 7`).Scan(&p.Price, &p.Version)
	return p, err
}

// Commit is a change of the price.
func (s *Shop) Commit(ctx context.Context, way Way) (p Product, err error) {
	err = pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		if way.Before != nil {
			if err := way.Before(ctx, s, tx); err != nil {
				return err
			}
		}
		return tx.QueryRow(ctx, `UPDATE product
			SET price = price + 100, version = version + 1
			WHERE id = 7 RETURNING price, version`).
			Scan(&p.Price, &p.Version)
	})
	return p, err
}

// Relay deletes what the outbox says: a page of its own has it in full.
func (s *Shop) Relay(ctx context.Context) error {
	rows, err := s.Pool.Query(ctx, `DELETE FROM outbox RETURNING key`)
	if err != nil {
		return err
	}
	keys, err := pgx.CollectRows(rows, pgx.RowTo[string])
	for _, key := range keys {
		if err := s.RDB.Del(ctx, key, key+":lease").Err(); err != nil {
			return err
		}
	}
	return err
}

func text(p Product) string {
	b, _ := json.Marshal(p) // two numbers
	return string(b)
}

func set(ctx context.Context, s *Shop, _ string, p Product) error {
	return s.RDB.Set(ctx, s.Key, text(p), 0).Err()
}

func drop(ctx context.Context, s *Shop, _ Product) error {
	return s.RDB.Del(ctx, s.Key).Err()
}

func newer(ctx context.Context, s *Shop, _ string, p Product) error {
	return Newer.Run(ctx, s.RDB, []string{s.Key},
		text(p), p.Version).Err()
}

func lease(ctx context.Context, s *Shop) (string, error) {
	ticket := rand.Text() // whose lease it is
	return ticket, s.RDB.SetArgs(ctx, s.Key+":lease", ticket,
		redis.SetArgs{Mode: "NX"}).Err()
}

func leased(ctx context.Context, s *Shop, ticket string, p Product) error {
	return Leased.Run(ctx, s.RDB, []string{s.Key, s.Key + ":lease"},
		text(p), ticket).Err()
}

func version(ctx context.Context, s *Shop) (string, error) {
	n, err := s.RDB.Get(ctx, s.Key+":version").Result()
	if errors.Is(err, redis.Nil) {
		return s.Key, nil
	}
	return s.Key + ":" + n, err
}

// Ways are what the page compares.
var Ways = []Way{
	{
		Name: "delete, commit",
		Before: func(ctx context.Context, s *Shop, _ pgx.Tx) error {
			return drop(ctx, s, Product{})
		},
		Fill: set,
	},
	{Name: "commit, set", Fill: set,
		After: func(ctx context.Context, s *Shop, p Product) error {
			return set(ctx, s, "", p)
		}},
	{Name: "commit, delete", After: drop, Fill: set},
	{Name: "commit, set if newer", Fill: newer,
		After: func(ctx context.Context, s *Shop, p Product) error {
			return newer(ctx, s, "", p)
		}},
	{
		Name: "commit, version of the key",
		After: func(ctx context.Context, s *Shop, _ Product) error {
			return s.RDB.Incr(ctx, s.Key+":version").Err()
		},
		Ticket: version, Copy: version,
		Fill: func(
			ctx context.Context, s *Shop, ticket string, p Product,
		) error {
			return s.RDB.Set(ctx, ticket, text(p), 0).Err()
		},
	},
	{
		Name: "commit, delete, lease", Ticket: lease, Fill: leased,
		After: func(ctx context.Context, s *Shop, _ Product) error {
			return s.RDB.Del(ctx, s.Key, s.Key+":lease").Err()
		},
	},
	{
		Name: "outbox, delete, lease", Ticket: lease, Fill: leased,
		Before: func(ctx context.Context, s *Shop, tx pgx.Tx) error {
			_, err := tx.Exec(ctx,
				`INSERT INTO outbox VALUES ($1)`, s.Key)
			return err
		},
	},
}
