// Command printed logs its configuration.
package main

import (
	"log/slog"
	"os"
)

// region:printed

// Secret hides itself from slog – when slog is asked about it directly.
type Secret string

func (Secret) LogValue() slog.Value { return slog.StringValue("[secret]") }

// Config is what the service was started with.
type Config struct{ Database Secret }

func main() {
	log := slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{
		ReplaceAttr: short,
	}))
	c := Config{"postgres://app:p4ssw0rd@db/notes"}
	log.Info("start", "database", c.Database)
	log.Info("start", "config", c)
}

// endregion

func short(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey || a.Key == slog.LevelKey {
		return slog.Attr{}
	}
	return a
}
