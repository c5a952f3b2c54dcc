package skeleton

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"time"
)

// region:config

// Config is all that may differ from one machine to another.
type Config struct {
	Listen   string        // LISTEN, for example :8080
	Database Secret        // DATABASE_URL
	LogLevel slog.Level    // LOG_LEVEL, default INFO
	Drain    time.Duration // DRAIN, default 5s
}

// Secret is a text that no log and no error may show: neither fmt with
// its %v and %#v, nor JSON.
type Secret string

const hidden = "[secret]"

func (Secret) String() string               { return hidden }
func (Secret) GoString() string             { return hidden }
func (Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// Load reads the environment once and reports all that is wrong with it.
func Load(getenv func(string) string) (Config, error) {
	c := Config{
		Listen:   cmp.Or(getenv("LISTEN"), ":8080"),
		Database: Secret(getenv("DATABASE_URL")),
	}
	var wrong []error
	if c.Database == "" {
		wrong = append(wrong, errors.New("DATABASE_URL is not set"))
	}
	level := cmp.Or(getenv("LOG_LEVEL"), "INFO")
	if err := c.LogLevel.UnmarshalText([]byte(level)); err != nil {
		wrong = append(wrong, fmt.Errorf("LOG_LEVEL: %w", err))
	}
	var err error
	c.Drain, err = time.ParseDuration(cmp.Or(getenv("DRAIN"), "5s"))
	if err != nil || c.Drain < 0 {
		wrong = append(wrong, fmt.Errorf("DRAIN: want a time such as 5s"))
	}
	return c, errors.Join(wrong...)
}

// endregion
