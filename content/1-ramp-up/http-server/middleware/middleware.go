// Package middleware holds what every request passes through.
package middleware

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"route500k/content/1-ramp-up/http-server/problem"
)

// region:chain

// Middleware wraps a handler.
type Middleware func(http.Handler) http.Handler

// Chain wraps h so that the first of m is the outermost.
func Chain(h http.Handler, m ...Middleware) http.Handler {
	for i := len(m) - 1; i >= 0; i-- {
		h = m[i](h)
	}
	return h
}

// endregion

// region:requestid

type requestKey struct{}

// RequestID gives every request an id: the caller's, if it looks like one.
func RequestID(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := r.Header.Get("X-Request-Id")
		if !plausible(id) { // it will stand in logs: trust nobody
			id = rand.Text()
		}
		w.Header().Set("X-Request-Id", id)
		ctx := context.WithValue(r.Context(), requestKey{}, id)
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// ID returns the id of the request that ctx belongs to.
func ID(ctx context.Context) string {
	id, _ := ctx.Value(requestKey{}).(string)
	return id
}

func plausible(id string) bool {
	for _, c := range []byte(id) {
		if c < '0' && c != '-' || c > 'z' {
			return false
		}
	}
	return len(id) >= 8 && len(id) <= 64
}

// endregion

// region:slog

// Logs adds the request id to every record of a slog.Handler.
type Logs struct{ slog.Handler }

// Handle implements slog.Handler.
func (l Logs) Handle(ctx context.Context, r slog.Record) error {
	if id := ID(ctx); id != "" {
		r.AddAttrs(slog.String("request_id", id))
	}
	return l.Handler.Handle(ctx, r)
}

// WithAttrs and WithGroup keep the wrapper: the embedded ones lose it.
func (l Logs) WithAttrs(attrs []slog.Attr) slog.Handler {
	return Logs{l.Handler.WithAttrs(attrs)}
}

// WithGroup implements slog.Handler.
func (l Logs) WithGroup(name string) slog.Handler {
	return Logs{l.Handler.WithGroup(name)}
}

// endregion

// region:log

// Log writes a line per request.
func Log(log *slog.Logger) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(
			w http.ResponseWriter, r *http.Request,
		) {
			start := time.Now()
			rec := &recorder{ResponseWriter: w, status: http.StatusOK}
			next.ServeHTTP(rec, r)
			log.InfoContext(r.Context(), "request",
				"method", r.Method,
				"route", r.Pattern, // few values: fit for metrics, too
				"path", r.URL.Path,
				"status", rec.status,
				"took", time.Since(start))
		})
	}
}

// recorder remembers the status that went out.
type recorder struct {
	http.ResponseWriter
	status  int
	written bool
}

func (r *recorder) WriteHeader(status int) {
	if !r.written && status >= 200 { // 1xx come before the answer
		r.status, r.written = status, true
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(p []byte) (int, error) {
	r.written = true
	return r.ResponseWriter.Write(p)
}

// Unwrap lets http.ResponseController reach Flush and the deadlines.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// endregion

// region:recover

// Recover answers 500 to a panic and keeps the connection's other requests.
func Recover(log *slog.Logger) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(
			w http.ResponseWriter, r *http.Request,
		) {
			rec := &recorder{ResponseWriter: w}
			defer func() {
				v := recover()
				if v == nil {
					return
				}
				if v == http.ErrAbortHandler {
					panic(v) // somebody wants the connection cut
				}
				log.ErrorContext(r.Context(), "panic",
					"value", fmt.Sprint(v), "stack", string(debug.Stack()))
				if rec.written { // too late for another status
					panic(http.ErrAbortHandler)
				}
				problem.Write(w, problem.Problem{
					Status:    http.StatusInternalServerError,
					RequestID: ID(r.Context()),
				})
			}()
			next.ServeHTTP(rec, r)
		})
	}
}

// endregion
