package server_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"testing"
	"time"

	"route500k/content/1-ramp-up/http-server/server"
)

// app is a running server with a slow handler.
type app struct {
	url     string
	started chan struct{} // a request has come in
	finish  chan struct{} // let it end
	stop    context.CancelFunc
	done    chan error // what Run returned
}

func start(t *testing.T, grace server.Grace) *app {
	t.Helper()
	a := &app{
		started: make(chan struct{}), finish: make(chan struct{}),
		done: make(chan error, 1),
	}
	health := new(server.Health)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /live", health.Live)
	mux.HandleFunc("GET /ready", health.Ready)
	mux.HandleFunc("GET /slow", func(
		w http.ResponseWriter, r *http.Request,
	) {
		close(a.started)
		select {
		case <-a.finish:
			io.WriteString(w, "done")
		case <-r.Context().Done():
		}
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	a.url = "http://" + listener.Addr().String()
	ctx, stop := context.WithCancel(t.Context())
	a.stop = stop
	srv := server.New(mux, slog.New(slog.DiscardHandler))
	go func() { a.done <- server.Run(ctx, listener, srv, health, grace) }()
	return a
}

// ask returns the status, the body and an error, with a new connection.
func (a *app) ask(path string) (int, string, error) {
	client := http.Client{
		Timeout:   5 * time.Second,
		Transport: &http.Transport{DisableKeepAlives: true},
	}
	response, err := client.Get(a.url + path)
	if err != nil {
		return 0, "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return response.StatusCode, string(body), err
}

// region:graceful
func TestShutdownFinishesRequests(t *testing.T) {
	a := start(t, server.Grace{
		Drain: 200 * time.Millisecond, Stop: 5 * time.Second,
	})
	slow := make(chan string, 1)
	go func() {
		_, body, err := a.ask("/slow")
		slow <- body + errorText(err)
	}()
	<-a.started
	a.stop() // as SIGTERM would

	// Draining: not ready, but still serving.
	waitFor(t, func() bool {
		code, _, _ := a.ask("/ready")
		return code == http.StatusServiceUnavailable
	})
	// Stopped: new connections are refused, the old request lives.
	waitFor(t, func() bool {
		_, _, err := a.ask("/live")
		return err != nil
	})
	close(a.finish)
	if got := <-slow; got != "done" {
		t.Errorf("the request in work got %q", got)
	}
	if err := <-a.done; err != nil {
		t.Errorf("Run: %v", err)
	}
}

// endregion

func TestShutdownCutsAtTheDeadline(t *testing.T) {
	a := start(t, server.Grace{Stop: 50 * time.Millisecond})
	slow := make(chan error, 1)
	go func() {
		_, _, err := a.ask("/slow")
		slow <- err
	}()
	<-a.started
	a.stop()
	if err := <-a.done; !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Run: %v, want DeadlineExceeded", err)
	}
	if err := <-slow; err == nil {
		t.Error("the request ended well")
	}
}

func TestRunReportsABrokenListener(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener.Close()
	srv := server.New(nil, slog.New(slog.DiscardHandler))
	err = server.Run(t.Context(), listener, srv, new(server.Health),
		server.Grace{})
	if !errors.Is(err, net.ErrClosed) {
		t.Errorf("got %v", err)
	}
}

func TestAllTimeoutsAreSet(t *testing.T) {
	s := server.New(nil, slog.New(slog.DiscardHandler))
	for name, d := range map[string]time.Duration{
		"ReadHeaderTimeout": s.ReadHeaderTimeout,
		"ReadTimeout":       s.ReadTimeout,
		"WriteTimeout":      s.WriteTimeout,
		"IdleTimeout":       s.IdleTimeout,
	} {
		if d <= 0 {
			t.Errorf("%s is not set", name)
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func waitFor(t *testing.T, condition func() bool) {
	t.Helper()
	for deadline := time.Now().Add(5 * time.Second); !condition(); {
		if time.Now().After(deadline) {
			t.Fatal("it did not happen within 5 s")
		}
		time.Sleep(5 * time.Millisecond)
	}
}
