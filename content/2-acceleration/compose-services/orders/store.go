package orders

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/redis/go-redis/v9"
)

// Order is what the API shows.
type Order struct {
	ID     int64  `json:"id"`
	Item   string `json:"item"`
	Status string `json:"status"`
}

const ttl = 10 * time.Second

type store struct {
	db     *pgxpool.Pool
	cache  *redis.Client
	prefix string
}

func openStore(ctx context.Context, cfg Config) (*store, error) {
	db, err := pgxpool.NewWithConfig(ctx, cfg.DB)
	if err != nil {
		return nil, err
	}
	return &store{db, redis.NewClient(cfg.Redis), cfg.Prefix}, nil
}

func (s *store) close() error {
	s.db.Close()
	return s.cache.Close()
}

func (s *store) insert(ctx context.Context, item string) (o Order, err error) {
	o = Order{Item: item, Status: "new"}
	err = s.db.QueryRow(ctx,
		`INSERT INTO orders (item) VALUES ($1) RETURNING id`, item).Scan(&o.ID)
	return o, err
}

// finish is idempotent: a message that comes twice changes nothing.
func (s *store) finish(ctx context.Context, id int64) error {
	_, err := s.db.Exec(ctx, `
		UPDATE orders SET status = 'done'
		WHERE id = $1 AND status = 'new'`, id)
	if err != nil {
		return err
	}
	if err := s.cache.Del(ctx, s.key(id)).Err(); err != nil {
		slog.WarnContext(ctx, "cache", "error", err) // ttl will do
	}
	return nil
}

// find asks the cache first and does without it when it is down.
func (s *store) find(ctx context.Context, id int64) (o Order, err error) {
	text, err := s.cache.Get(ctx, s.key(id)).Bytes()
	if err == nil {
		return o, json.Unmarshal(text, &o)
	}
	if !errors.Is(err, redis.Nil) {
		slog.WarnContext(ctx, "cache", "error", err)
	}
	rows, err := s.db.Query(ctx,
		`SELECT id, item, status FROM orders WHERE id = $1`, id)
	if err != nil {
		return o, err
	}
	o, err = pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[Order])
	if err != nil {
		return o, err
	}
	text, err = json.Marshal(o)
	if err != nil {
		return o, err
	}
	if err := s.cache.Set(ctx, s.key(id), text, ttl).Err(); err != nil {
		slog.WarnContext(ctx, "cache", "error", err)
	}
	return o, nil
}

func (s *store) key(id int64) string {
	return s.prefix + "order:" + strconv.FormatInt(id, 10)
}
