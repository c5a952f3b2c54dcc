// Command orders runs one of the roles: api, worker, migrate or health.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"route500k/content/2-acceleration/compose-services/orders"
)

func main() {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stdout, nil)))
	if err := run(os.Args[1:]); err != nil {
		slog.Error("stopped", "error", err)
		os.Exit(1)
	}
}

// region:roles

func run(args []string) error {
	if len(args) != 1 {
		return errors.New("usage: orders api|worker|migrate|health")
	}
	cfg, err := orders.Load(os.Getenv)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(
		context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	flush, err := orders.Trace(ctx, args[0])
	if err != nil {
		return err
	}
	switch role := args[0]; role {
	case "api":
		err = orders.API(ctx, cfg)
	case "worker":
		err = orders.Worker(ctx, cfg)
	case "migrate":
		err = orders.Migrate(ctx, cfg)
	case "health":
		err = orders.Probe(cfg)
	default:
		err = fmt.Errorf("no such role: %s", role)
	}
	if lost := flush(); lost != nil { // no reason to fail
		slog.Warn("spans lost", "error", lost)
	}
	return err
}

// endregion
