// Package gateway is a small API gateway: routes, users, limits, pages made
// of parts. It knows nothing of orders or prices.
package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"route500k/content/4-senior-ready/circuit-breaker/guard"
)

// Gateway has what all routes share.
type Gateway struct {
	Verify func(token string) (user string, ok bool) // JWT, say
	Allow  func(key string) bool                     // rate limit
	mux    http.ServeMux
}

type userKey struct{}

// User is who has been let in, or nobody.
func User(ctx context.Context) string {
	user, _ := ctx.Value(userKey{}).(string)
	return user
}

// region:enter
// ServeHTTP does what is the same for all: who is it, and how often.
func (g *Gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	key := "ip:" + r.RemoteAddr // behind a balancer: of its header
	token, ok := strings.CutPrefix(
		r.Header.Get("Authorization"), "Bearer ")
	if ok {
		user, ok := g.Verify(token)
		if !ok {
			problem(w, http.StatusUnauthorized)
			return
		}
		key = "user:" + user
		r = r.WithContext(context.WithValue(
			r.Context(), userKey{}, user))
	}
	if !g.Allow(key) {
		w.Header().Set("Retry-After", "1")
		problem(w, http.StatusTooManyRequests)
		return
	}
	g.mux.ServeHTTP(w, r)
}

// endregion

// region:proxy
// Route sends a path to a service. Whether the user may do what he asks
// for is decided there: the gateway only says who he is.
func (g *Gateway) Route(
	pattern string, to *url.URL, via http.RoundTripper, public bool,
) {
	proxy := &httputil.ReverseProxy{
		Transport: via, // with timeouts and a breaker of its own
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(to)
			r.SetXForwarded()             // not what the client wrote
			r.Out.Header.Del("X-User-ID") // that neither
			if user := User(r.In.Context()); user != "" {
				r.Out.Header.Set("X-User-ID", user)
			}
		},
		ErrorHandler: failed,
	}
	g.mux.HandleFunc(pattern, func(
		w http.ResponseWriter, r *http.Request,
	) {
		if !public && User(r.Context()) == "" {
			problem(w, http.StatusUnauthorized)
			return
		}
		proxy.ServeHTTP(w, r)
	})
}

// failed tells apart what the client should do next.
func failed(w http.ResponseWriter, r *http.Request, err error) {
	timeout, ok := errors.AsType[net.Error](err)
	switch {
	case r.Context().Err() != nil: // nobody is waiting any more
	case guard.Refused(err):
		w.Header().Set("Retry-After", "5")
		problem(w, http.StatusServiceUnavailable)
	case ok && timeout.Timeout():
		problem(w, http.StatusGatewayTimeout)
	default:
		problem(w, http.StatusBadGateway)
	}
}

// endregion

// region:page
// Part of a page: without a required one there is no page, all others may
// be missing.
type Part struct {
	Name     string
	Required bool
	Get      func(context.Context, *http.Request) (json.RawMessage, error)
}

// Page asks for all parts at once and answers with what came in time.
func (g *Gateway) Page(pattern string, limit time.Duration, parts []Part) {
	g.mux.HandleFunc(pattern, func(
		w http.ResponseWriter, r *http.Request,
	) {
		ctx, cancel := context.WithTimeout(r.Context(), limit)
		defer cancel()
		group, ctx := errgroup.WithContext(ctx)
		got := make([]json.RawMessage, len(parts))
		for i, part := range parts {
			group.Go(func() (err error) {
				got[i], err = part.Get(ctx, r)
				if err != nil {
					got[i] = nil
				}
				if !part.Required {
					return nil
				}
				return err
			})
		}
		if err := group.Wait(); err != nil {
			failed(w, r, err)
			return
		}
		page, missing := map[string]any{}, []string{}
		for i, part := range parts {
			if got[i] == nil {
				missing = append(missing, part.Name)
				continue
			}
			page[part.Name] = got[i]
		}
		page["missing"] = missing // the client must be able to tell
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(page)
	})
}

// endregion

func problem(w http.ResponseWriter, code int) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(map[string]any{
		"status": code, "title": http.StatusText(code),
	})
}
