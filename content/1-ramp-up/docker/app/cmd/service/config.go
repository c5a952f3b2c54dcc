package main

import (
	"cmp"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// region:config

// Config comes from the environment alone: the image is the same
// everywhere.
type Config struct {
	Listen   string
	Grace    time.Duration
	Database *pgxpool.Config
}

// Load reads the configuration and refuses a wrong one at the start.
func Load(getenv func(string) string) (cfg Config, err error) {
	cfg.Listen = cmp.Or(getenv("LISTEN"), ":8080")
	cfg.Grace, err = time.ParseDuration(cmp.Or(getenv("GRACE"), "10s"))
	if err != nil {
		return cfg, fmt.Errorf("GRACE: %w", err)
	}
	cfg.Database, err = pgxpool.ParseConfig(getenv("DATABASE_URL"))
	if err != nil {
		return cfg, fmt.Errorf("DATABASE_URL: %w", err)
	}
	if file := getenv("DATABASE_PASSWORD_FILE"); file != "" {
		secret, err := os.ReadFile(file)
		if err != nil {
			return cfg, fmt.Errorf("DATABASE_PASSWORD_FILE: %w", err)
		}
		password := strings.TrimSpace(string(secret))
		cfg.Database.ConnConfig.Password = password
	}
	return cfg, nil
}

// endregion
