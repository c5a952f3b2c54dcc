// Command service is what the image runs. "service health" asks the one
// that runs already whether it is ready, since the image has no curl.
package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// version is set by the linker.
var version = "dev"

func main() {
	if err := command(); err != nil {
		slog.Error("stopped", "error", err)
		os.Exit(1)
	}
}

func command() error {
	cfg, err := Load(os.Getenv)
	if err != nil {
		return err
	}
	if len(os.Args) == 2 && os.Args[1] == "health" {
		return Health(cfg)
	}
	ctx, stop := signal.NotifyContext(
		context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	return Run(ctx, cfg)
}

// Run serves until ctx is done.
func Run(ctx context.Context, cfg Config) error {
	pool, err := pgxpool.NewWithConfig(ctx, cfg.Database)
	if err != nil {
		return err
	}
	defer pool.Close()
	listener, err := net.Listen("tcp", cfg.Listen)
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler:           routes(pool),
		ReadHeaderTimeout: 5 * time.Second,
	}
	slog.Info("started", "version", version, "address", listener.Addr())
	stopped := make(chan error, 1)
	context.AfterFunc(ctx, func() {
		limit, cancel := context.WithTimeout(
			context.WithoutCancel(ctx), cfg.Grace)
		defer cancel()
		stopped <- server.Shutdown(limit)
	})
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// region:ready

func routes(pool *pgxpool.Pool) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /readyz", func(
		w http.ResponseWriter, r *http.Request,
	) {
		ctx, cancel := context.WithTimeout(r.Context(), time.Second)
		defer cancel()
		if err := pool.Ping(ctx); err != nil {
			http.Error(w, "no database", http.StatusServiceUnavailable)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
	return mux
}

// Health asks the service of this container.
func Health(cfg Config) error {
	_, port, err := net.SplitHostPort(cfg.Listen)
	if err != nil {
		return err
	}
	client := http.Client{Timeout: 2 * time.Second}
	response, err := client.Get("http://127.0.0.1:" + port + "/readyz")
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusNoContent {
		return errors.New(response.Status)
	}
	return nil
}

// endregion
