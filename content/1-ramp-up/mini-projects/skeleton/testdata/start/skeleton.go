// Package skeleton is what all three services share.
package skeleton

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/http-server/server"
)

// Service is what makes one project differ from another.
type Service struct {
	Name    string
	Migrate func(context.Context, *pgxpool.Pool) error
	Routes  func(*http.ServeMux, *pgxpool.Pool, *slog.Logger)
}

// region:start

// Run lives until ctx is done.
func Run(
	ctx context.Context, s Service, getenv func(string) string,
	stderr io.Writer,
) error {
	log := slog.New(slog.NewJSONHandler(stderr, nil))
	url := getenv("DATABASE_URL")
	pool, err := pgxpool.New(ctx, url) // does not connect yet
	if err != nil {
		return err
	}
	if err := s.Migrate(ctx, pool); err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /livez", new(server.Health).Live)
	mux.HandleFunc("GET /readyz", ready(new(server.Health), pool))
	s.Routes(mux, pool, log)
	listener, err := net.Listen("tcp", getenv("LISTEN"))
	if err != nil {
		return err
	}
	log.Info("ready", "address", listener.Addr().String(), "config", url)
	go func() {
		<-ctx.Done()
		pool.Close()
		listener.Close()
	}()
	return http.Serve(listener, mux)
}

func ready(h *server.Health, _ *pgxpool.Pool) http.HandlerFunc {
	return h.Ready
}

// endregion
