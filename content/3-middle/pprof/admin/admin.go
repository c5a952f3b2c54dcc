// Package admin serves profiles where only we can reach them.
package admin

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/pprof"
	"runtime"
	"strconv"
	"sync"
	"time"
)

// region:handler
// Handler serves profiles. It has a mux of its own, for a listener that
// the world cannot reach, and no cmdline: flags may hold passwords.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /debug/pprof/{$}", pprof.Index)
	for _, name := range []string{
		"allocs", "heap", "goroutine", "goroutineleak", "mutex",
	} {
		mux.Handle("GET /debug/pprof/"+name, pprof.Handler(name))
	}
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	mux.Handle("GET /debug/pprof/block", &onDemand{
		profile: pprof.Handler("block"),
		on:      func() { runtime.SetBlockProfileRate(10_000) }, // ns
		off:     func() { runtime.SetBlockProfileRate(0) },
	})
	return mux
}

// endregion

// onDemand collects a profile only while somebody asks for it.
type onDemand struct {
	profile http.Handler
	on, off func()
	busy    sync.Mutex
}

func (d *onDemand) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	seconds, err := strconv.Atoi(r.FormValue("seconds"))
	if err != nil || seconds < 1 || seconds > 60 {
		http.Error(w, "want ?seconds=1…60", http.StatusBadRequest)
		return
	}
	if !d.busy.TryLock() {
		http.Error(w, "somebody collects it", http.StatusConflict)
		return
	}
	defer d.busy.Unlock()
	d.on()
	defer d.off()
	d.profile.ServeHTTP(w, r) // the difference between two moments
}

// Serve runs the service and, beside it, its profiles, until ctx is done.
func Serve(
	ctx context.Context, public, private net.Listener, api http.Handler,
) error {
	servers := []struct {
		*http.Server
		net.Listener
	}{
		{&http.Server{
			Handler:           api,
			ReadHeaderTimeout: 5 * time.Second,
			WriteTimeout:      10 * time.Second,
		}, public},
		{&http.Server{ // no WriteTimeout: a profile takes its time
			Handler:           Handler(),
			ReadHeaderTimeout: 5 * time.Second,
		}, private},
	}
	failed := make(chan error, len(servers))
	for _, s := range servers {
		go func() { failed <- s.Serve(s.Listener) }()
	}
	var err error
	select {
	case err = <-failed:
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(
		context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	for _, s := range servers {
		err = errors.Join(err, s.Shutdown(ctx))
	}
	return err
}
