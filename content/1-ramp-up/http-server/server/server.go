// Package server runs an HTTP server with limits and stops it gracefully.
package server

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

// region:new

// New returns a server for h in which no client can wait for ever.
func New(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 5 * time.Second,  // request line and headers
		ReadTimeout:       15 * time.Second, // and the body
		WriteTimeout:      30 * time.Second, // from the end of headers
		IdleTimeout:       60 * time.Second, // between requests
		MaxHeaderBytes:    64 << 10,         // default: 1 MB
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
}

// endregion

// region:health

// Health answers the probes of an orchestrator.
type Health struct{ draining atomic.Bool }

// Live says that the process works; it does not ask the database.
func (h *Health) Live(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(http.StatusNoContent)
}

// Ready says that new requests are welcome.
func (h *Health) Ready(w http.ResponseWriter, _ *http.Request) {
	if h.draining.Load() {
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// endregion

// Grace is how long a shutdown may take.
type Grace struct {
	Drain time.Duration // until the balancer has noticed
	Stop  time.Duration // for requests in work
}

// region:run

// Run serves on listener until ctx is done. Then it reports "not ready",
// goes on serving for grace.Drain, stops accepting, and waits for requests
// in work up to grace.Stop. Nil means that all of them were answered.
func Run(
	ctx context.Context, listener net.Listener, server *http.Server,
	health *Health, grace Grace,
) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()

	select {
	case err := <-failed: // not ErrServerClosed: nobody has closed it
		return err
	case <-ctx.Done(): // SIGTERM, see signal.NotifyContext
	}

	health.draining.Store(true)
	time.Sleep(grace.Drain)

	stop, cancel := context.WithTimeout(
		context.WithoutCancel(ctx), grace.Stop) // ctx is done already
	defer cancel()
	err := server.Shutdown(stop)
	if err != nil {
		err = errors.Join(err, server.Close()) // cut the rest
	}
	return err
}

// endregion
