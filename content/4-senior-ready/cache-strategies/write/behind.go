package write

import (
	"context"
	"crypto/rand"
	"strconv"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/redis/go-redis/v9"
)

// Views is the table of the counters.
const Views = `
CREATE TABLE views (product bigint PRIMARY KEY, n bigint NOT NULL);
CREATE TABLE batch (id text PRIMARY KEY)`

// Memory keeps in the process what is not written yet.
type Memory struct {
	mu      sync.Mutex
	pending map[string]int64
}

// Add counts a view and returns at once.
func (m *Memory) Add(product string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.pending == nil {
		m.pending = map[string]int64{}
	}
	m.pending[product]++
}

// Flush writes what is pending. An error loses it.
func (m *Memory) Flush(ctx context.Context, pool *pgxpool.Pool) error {
	m.mu.Lock()
	pending := m.pending
	m.pending = nil
	m.mu.Unlock()
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		return store(ctx, tx, pending)
	})
}

// store adds all counters in one statement.
func store(ctx context.Context, tx pgx.Tx, pending map[string]int64) error {
	var products, counts []int64
	for product, n := range pending {
		id, err := strconv.ParseInt(product, 10, 64)
		if err != nil {
			return err
		}
		products, counts = append(products, id), append(counts, n)
	}
	_, err := tx.Exec(ctx, `
		INSERT INTO views
		SELECT * FROM unnest($1::bigint[], $2::bigint[])
		ON CONFLICT (product) DO UPDATE SET n = views.n + excluded.n`,
		products, counts)
	return err
}

// Buffer keeps in Redis what is not written yet.
type Buffer struct {
	RDB    *redis.Client
	Pool   *pgxpool.Pool
	Prefix string // shop:views:
}

// Add counts a view: one command in memory.
func (b *Buffer) Add(ctx context.Context, product string) error {
	return b.RDB.HIncrBy(ctx, b.Prefix+"pending", product, 1).Err()
}

// region:take

// take makes a batch of what is pending, or returns the one that a flush
// before this one has not finished. Its id stays with it.
var take = redis.NewScript(`
if redis.call("EXISTS", KEYS[2]) == 0 then
	if redis.call("EXISTS", KEYS[1]) == 0 then
		return {}
	end
	redis.call("RENAME", KEYS[1], KEYS[2])
	redis.call("HSET", KEYS[2], "id", ARGV[1])
end
return redis.call("HGETALL", KEYS[2])`)

// Flush writes one batch. It may die at any place: the next Flush finishes
// what this one has begun, and the id keeps it from counting twice.
func (b *Buffer) Flush(ctx context.Context) error {
	pending, batch := b.Prefix+"pending", b.Prefix+"batch"
	fields, err := take.Run(ctx, b.RDB, []string{pending, batch},
		rand.Text()).StringSlice()
	if err != nil || len(fields) == 0 {
		return err
	}
	id, counts, err := parse(fields)
	if err != nil {
		return err
	}
	err = pgx.BeginFunc(ctx, b.Pool, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, `INSERT INTO batch VALUES ($1)
			ON CONFLICT DO NOTHING`, id)
		if err != nil || tag.RowsAffected() == 0 {
			return err // written before, not deleted
		}
		return store(ctx, tx, counts)
	})
	if err != nil {
		return err
	}
	return b.RDB.Del(ctx, batch).Err()
}

// endregion

// Careless is a Flush that does without the id of the batch.
func (b *Buffer) Careless(ctx context.Context) error {
	pending, batch := b.Prefix+"pending", b.Prefix+"batch"
	fields, err := take.Run(ctx, b.RDB, []string{pending, batch},
		rand.Text()).StringSlice()
	if err != nil || len(fields) == 0 {
		return err
	}
	_, counts, err := parse(fields)
	if err != nil {
		return err
	}
	err = pgx.BeginFunc(ctx, b.Pool, func(tx pgx.Tx) error {
		return store(ctx, tx, counts)
	})
	if err != nil {
		return err
	}
	return b.RDB.Del(ctx, batch).Err()
}

// parse reads a hash as HGETALL returns it.
func parse(fields []string) (id string, counts map[string]int64, err error) {
	counts = map[string]int64{}
	for i := 0; i < len(fields); i += 2 {
		if fields[i] == "id" {
			id = fields[i+1]
			continue
		}
		n, err := strconv.ParseInt(fields[i+1], 10, 64)
		if err != nil {
			return "", nil, err
		}
		counts[fields[i]] = n
	}
	return id, counts, nil
}
