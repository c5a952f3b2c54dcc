// Command shop serves orders. This is the only place that knows all
// layers.
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
	"route500k/content/2-acceleration/layered-architecture/orders"
	"route500k/content/2-acceleration/layered-architecture/orders/store"
	"route500k/content/2-acceleration/layered-architecture/orders/web"
)

// region:wire

// application builds the layers from the bottom up.
func application(pool *pgxpool.Pool, log *slog.Logger) http.Handler {
	storage := store.New(pool)
	service := orders.NewService(storage)
	api := web.Routes(service, customer, log)
	return middleware.Chain(api,
		middleware.RequestID,
		middleware.Recover(log),
		deadline(5*time.Second))
}

// deadline bounds all that a request may cost.
func deadline(d time.Duration) middleware.Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(
			w http.ResponseWriter, r *http.Request,
		) {
			ctx, cancel := context.WithTimeout(r.Context(), d)
			defer cancel()
			next.ServeHTTP(w, r.WithContext(ctx))
		})
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
	log := slog.New(middleware.Logs{
		Handler: slog.NewJSONHandler(os.Stderr, nil),
	})
	ctx, stop := signal.NotifyContext(context.Background(),
		syscall.SIGTERM, os.Interrupt)
	defer stop()
	if err := run(ctx, os.Getenv, log); err != nil {
		log.Error("shop", "error", err)
		os.Exit(1)
	}
}

// region:run

// run lives until ctx is done. It closes in the reverse order of opening.
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
	log.Info("listening", "address", listener.Addr().String())
	grace := server.Grace{Stop: 10 * time.Second}
	return server.Run(ctx, listener,
		server.New(application(pool, log), log), new(server.Health), grace)
}

// endregion
