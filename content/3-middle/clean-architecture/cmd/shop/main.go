// Command shop takes payments. This is the only place that knows all
// adapters.
package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/http-server/middleware"
	"route500k/content/1-ramp-up/http-server/server"
	"route500k/content/3-middle/clean-architecture/kassa"
	"route500k/content/3-middle/clean-architecture/shop/acquirer"
	"route500k/content/3-middle/clean-architecture/shop/api"
	"route500k/content/3-middle/clean-architecture/shop/app"
	"route500k/content/3-middle/clean-architecture/shop/events"
	"route500k/content/3-middle/clean-architecture/shop/postgres"
)

// region:wire

// shop is the application with its adapters plugged in.
type shop struct {
	web     http.Handler
	verdict func(context.Context, []byte) error // for the queue
}

func wire(pool *pgxpool.Pool, k *kassa.Client, log *slog.Logger) shop {
	pay := app.NewPay(
		postgres.NewLedger(pool),
		acquirer.New(k, 5*time.Second),
	)
	web := api.Routes(pay, postgres.NewHistory(pool), customer, log)
	return shop{
		web: middleware.Chain(web,
			middleware.RequestID, middleware.Recover(log)),
		verdict: func(ctx context.Context, body []byte) error {
			return events.Verdict(ctx, pay, body)
		},
	}
}

// endregion

// customer stands in for authentication: a gateway has checked the token
// and says in a header who it is.
func customer(r *http.Request) (int64, bool) {
	id, err := strconv.ParseInt(r.Header.Get("X-Customer"), 10, 64)
	return id, err == nil && id > 0
}

func main() {
	log := slog.New(slog.NewJSONHandler(os.Stderr, nil))
	ctx, stop := signal.NotifyContext(context.Background(),
		syscall.SIGTERM, os.Interrupt)
	defer stop()
	if err := run(ctx, os.Getenv, log); err != nil {
		log.Error("shop", "error", err)
		os.Exit(1)
	}
}

// run lives until ctx is done.
func run(
	ctx context.Context, getenv func(string) string, log *slog.Logger,
) error {
	pool, err := pgxpool.New(ctx, getenv("DATABASE_URL"))
	if err != nil {
		return fmt.Errorf("database: %w", err)
	}
	defer pool.Close()
	listener, err := net.Listen("tcp", getenv("LISTEN"))
	if err != nil {
		return err
	}
	client := &kassa.Client{
		Base: getenv("KASSA_URL"), Key: getenv("KASSA_KEY"),
		HTTP: &http.Client{Timeout: 10 * time.Second},
	}
	// The consumer of the queue would start here, with verdict.
	grace := server.Grace{Stop: 10 * time.Second}
	web := wire(pool, client, log).web
	return server.Run(ctx, listener,
		server.New(web, log), new(server.Health), grace)
}
