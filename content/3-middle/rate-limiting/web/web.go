// Package web limits HTTP requests and tells the client how much is left.
package web

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"route500k/content/3-middle/rate-limiting/limit"
)

// region:rule

// Rule limits some requests. Limits are for clients, not for addresses,
// wherever the client is known.
type Rule struct {
	Name string // for the client and for metrics
	Take func(ctx context.Context, key string, cost int) (
		limit.Result, error)
	Limit limit.Limit
	Key   func(*http.Request) string
	Cost  func(*http.Request) int
	Count func(outcome string) // allowed, refused, error
}

// Wrap answers 429 to who has spent the limit. Without an answer of Redis
// it lets the request in: Take has decided otherwise if it must not.
func (u *Rule) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got, err := u.Take(r.Context(), u.Key(r), u.Cost(r))
		if errors.Is(err, limit.ErrTooCostly) {
			http.Error(w, "ask for less", http.StatusBadRequest)
			return
		}
		if err != nil {
			u.Count("error")
			next.ServeHTTP(w, r)
			return
		}
		h := w.Header()
		h.Set("RateLimit-Policy", fmt.Sprintf(`"%s";q=%d;w=%d`,
			u.Name, u.Limit.Rate, seconds(u.Limit.Per)))
		if got.Reset > 0 { // without Redis it is not known
			h.Set("RateLimit", fmt.Sprintf(`"%s";r=%d;t=%d`,
				u.Name, got.Remaining, seconds(got.Reset)))
		}
		if got.Allowed {
			u.Count("allowed")
			next.ServeHTTP(w, r)
			return
		}
		u.Count("refused")
		h.Set("Retry-After", fmt.Sprint(seconds(got.RetryAfter)))
		h.Set("Content-Type", "application/problem+json")
		w.WriteHeader(http.StatusTooManyRequests)
		fmt.Fprintf(w, `{"title":"too many requests","limit":%q}`, u.Name)
	})
}

// seconds rounds up: who comes a moment too early is refused once more.
func seconds(d time.Duration) int {
	return int(math.Ceil(d.Seconds()))
}

// endregion
// region:client

// Client names the caller: an account if there is one, else an address. A
// forwarded address counts only from the right, past the proxies that are
// ours: all before it the caller has written.
func Client(r *http.Request, account string, proxies int) string {
	if account != "" {
		return "user:" + account
	}
	address := r.RemoteAddr
	if from := forwarded(r); proxies > 0 && len(from) >= proxies {
		address = from[len(from)-proxies]
	}
	if host, err := netip.ParseAddrPort(address); err == nil {
		address = host.Addr().String()
	}
	ip, err := netip.ParseAddr(address)
	if err != nil {
		return "ip:unknown"
	}
	bits := 32
	if ip = ip.Unmap(); ip.Is6() {
		bits = 64 // one subscriber has all of it
	}
	network, _ := ip.WithZone("").Prefix(bits)
	return "ip:" + network.String()
}

func forwarded(r *http.Request) (from []string) {
	for _, line := range r.Header.Values("X-Forwarded-For") {
		for part := range strings.SplitSeq(line, ",") {
			from = append(from, strings.TrimSpace(part))
		}
	}
	return from
}

// endregion
