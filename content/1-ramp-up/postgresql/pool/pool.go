// Package pool opens a pool of connections for a service.
package pool

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// region:open

// Open connects, or fails at once instead of at the first request.
func Open(ctx context.Context, url string) (*pgxpool.Pool, error) {
	cfg, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("database url: %w", err)
	}
	Tune(cfg)
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return nil, err
	}
	if err := pool.Ping(ctx); err != nil { // the pool itself is lazy
		pool.Close()
		return nil, fmt.Errorf("database: %w", err)
	}
	return pool, nil
}

// Tune sets what must not stay by default in production.
func Tune(cfg *pgxpool.Config) {
	cfg.MaxConns = 10    // replicas × this < max_connections
	cfg.MinIdleConns = 2 // no handshake in the first request
	cfg.MaxConnLifetime = 30 * time.Minute
	cfg.MaxConnLifetimeJitter = 5 * time.Minute // not all at once
	cfg.MaxConnIdleTime = 5 * time.Minute
	cfg.ConnConfig.ConnectTimeout = 3 * time.Second

	server := cfg.ConnConfig.RuntimeParams
	server["application_name"] = "orders" // seen in pg_stat_activity
	server["statement_timeout"] = "5s"    // when a client forgets
	server["lock_timeout"] = "2s"
	server["idle_in_transaction_session_timeout"] = "10s"
}

// endregion
