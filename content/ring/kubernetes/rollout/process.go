// Package rollout shows what a process owes to the cluster that replaces it,
// and what fails if it leaves too early.
package rollout

import (
	"context"
	"errors"
	"net/http"
	"sync/atomic"
	"time"
)

// region:process

// Process is an HTTP service in a pod.
type Process struct {
	Drain time.Duration // how long the lists of endpoints may lag
	Stop  time.Duration // how long requests in work may take

	draining atomic.Bool
}

// Handler answers the probes and passes the rest to the service.
func (p *Process) Handler(service http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /livez", func(http.ResponseWriter, *http.Request) {
	}) // it can answer: that is all there is to know
	mux.HandleFunc("GET /readyz", func(
		w http.ResponseWriter, _ *http.Request,
	) {
		if p.draining.Load() {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if p.draining.Load() { // the next request goes to another pod
			w.Header().Set("Connection", "close")
		}
		service.ServeHTTP(w, r)
	})
	return mux
}

// Terminate is what to do on SIGTERM.
func (p *Process) Terminate(server *http.Server) error {
	p.draining.Store(true)
	time.Sleep(p.Drain) // new requests are still welcome

	ctx, cancel := context.WithTimeout(context.Background(), p.Stop)
	defer cancel()
	err := server.Shutdown(ctx)
	if err != nil {
		err = errors.Join(err, server.Close())
	}
	return err
}

// endregion
