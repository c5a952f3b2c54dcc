// Package skeleton is what all three services share.
package skeleton

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/http-server/middleware"
	"route500k/content/1-ramp-up/http-server/problem"
	"route500k/content/1-ramp-up/http-server/server"
)

// region:run

// Service is what makes one project differ from another.
type Service struct {
	Name    string
	Migrate func(context.Context, *pgxpool.Pool) error
	Routes  func(*http.ServeMux, *pgxpool.Pool, *slog.Logger)
}

// Run lives until ctx is done and leaves nothing behind. What it opens it
// closes in the reverse order.
func Run(
	ctx context.Context, s Service, getenv func(string) string,
	stderr io.Writer,
) error {
	cfg, err := Load(getenv)
	if err != nil {
		return fmt.Errorf("config: %w", err)
	}
	log := slog.New(middleware.Logs{Handler: slog.NewJSONHandler(stderr,
		&slog.HandlerOptions{Level: cfg.LogLevel})}).
		With("service", s.Name)

	pool, err := connect(ctx, cfg.Database)
	if err != nil {
		return fmt.Errorf("database: %w", err)
	}
	defer pool.Close() // after the last request
	if err := s.Migrate(ctx, pool); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}

	health := new(server.Health)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /livez", health.Live)
	mux.HandleFunc("GET /readyz", ready(health, pool))
	s.Routes(mux, pool, log)

	listener, err := net.Listen("tcp", cfg.Listen)
	if err != nil {
		return err
	}
	log.Info("ready", "address", listener.Addr().String(), "config", cfg)
	err = server.Run(ctx, listener, server.New(handler(mux, log), log),
		health, server.Grace{Drain: cfg.Drain, Stop: 10 * time.Second})
	log.Info("stopped", "error", err)
	return err
}

// endregion

// region:parts

// connect fails at once where a first request would fail later.
func connect(ctx context.Context, at Secret) (*pgxpool.Pool, error) {
	pool, err := pgxpool.New(ctx, string(at))
	if err != nil {
		return nil, err
	}
	ping, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	if err := pool.Ping(ping); err != nil {
		pool.Close()
		return nil, err
	}
	return pool, nil
}

// ready says whether a request would find what it needs.
func ready(h *server.Health, pool *pgxpool.Pool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), time.Second)
		defer cancel()
		if err := pool.Ping(ctx); err != nil {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		h.Ready(w, r)
	}
}

// handler puts around the routes what every request passes through.
func handler(mux *http.ServeMux, log *slog.Logger) http.Handler {
	return middleware.Chain(unknown(mux),
		middleware.RequestID,
		middleware.Log(log),
		middleware.Recover(log))
}

// endregion

// region:unknown

// unknown answers 404 and 405 as problems. A route "/" would do for 404,
// but then no path would ever answer 405.
func unknown(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, pattern := mux.Handler(r); pattern != "" {
			mux.ServeHTTP(w, r)
			return
		}
		said := &status{header: w.Header()} // keeps Allow
		mux.ServeHTTP(said, r)
		problem.Write(w, problem.Problem{
			Status: said.code, RequestID: middleware.ID(r.Context()),
		})
	})
}

// status hears what a handler answers, without the body.
type status struct {
	header http.Header
	code   int
}

func (s *status) Header() http.Header         { return s.header }
func (s *status) WriteHeader(code int)        { s.code = code }
func (s *status) Write(p []byte) (int, error) { return len(p), nil }

// endregion
