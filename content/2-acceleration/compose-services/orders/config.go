// Package orders is a service in three roles: an API that takes orders, a
// worker that fulfils them, and the job that migrates their database.
package orders

import (
	"cmp"
	"fmt"
	"os"
	"strings"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/redis/go-redis/v9"
)

// Config comes from the environment, the same for all roles.
type Config struct {
	Listen string // of the API, and of the worker's probes and metrics
	DB     *pgxpool.Config
	Redis  *redis.Options
	Prefix string // of the keys in Redis
	Broker string
	Queue  string
}

// Load reads the configuration and refuses a wrong one at the start.
func Load(getenv func(string) string) (cfg Config, err error) {
	cfg.Listen = cmp.Or(getenv("LISTEN"), ":8080")
	cfg.Broker = getenv("AMQP_URL")
	cfg.Queue = cmp.Or(getenv("QUEUE"), "orders.new")
	cfg.Prefix = getenv("CACHE_PREFIX")
	if cfg.DB, err = pgxpool.ParseConfig(getenv("DATABASE_URL")); err != nil {
		return cfg, fmt.Errorf("DATABASE_URL: %w", err)
	}
	if file := getenv("DATABASE_PASSWORD_FILE"); file != "" {
		secret, err := os.ReadFile(file)
		if err != nil {
			return cfg, fmt.Errorf("DATABASE_PASSWORD_FILE: %w", err)
		}
		cfg.DB.ConnConfig.Password = strings.TrimSpace(string(secret))
	}
	if cfg.Redis, err = redis.ParseURL(getenv("REDIS_URL")); err != nil {
		return cfg, fmt.Errorf("REDIS_URL: %w", err)
	}
	return cfg, nil
}
