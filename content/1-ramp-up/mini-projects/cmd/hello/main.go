// Command hello is the smallest service on the skeleton.
package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"syscall"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/http-server/decode"
	"route500k/content/1-ramp-up/mini-projects/skeleton"
)

// region:main

func main() {
	ctx, stop := signal.NotifyContext(context.Background(),
		syscall.SIGTERM, os.Interrupt)
	defer stop()
	service := skeleton.Service{
		Name: "hello", Migrate: migrate, Routes: routes,
	}
	err := skeleton.Run(ctx, service, os.Getenv, os.Stderr)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1) // nothing is deferred here but stop
	}
}

func migrate(ctx context.Context, pool *pgxpool.Pool) error {
	_, err := pool.Exec(ctx, `CREATE TABLE IF NOT EXISTS
		greeting (name text PRIMARY KEY)`)
	return err
}

func routes(mux *http.ServeMux, pool *pgxpool.Pool, _ *slog.Logger) {
	mux.HandleFunc("POST /greetings", func(
		w http.ResponseWriter, r *http.Request,
	) {
		type greeting struct {
			Name string `json:"name"`
		}
		in, ok := decode.Body[greeting](w, r)
		if !ok {
			return
		}
		_, err := pool.Exec(r.Context(), `INSERT INTO greeting
			VALUES ($1) ON CONFLICT DO NOTHING`, in.Name)
		if err != nil {
			panic(err) // the skeleton makes it a 500
		}
		w.WriteHeader(http.StatusNoContent)
	})
}

// endregion
