package gateway_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/time/rate"

	"route500k/content/4-senior-ready/circuit-breaker/gateway"
	"route500k/content/4-senior-ready/circuit-breaker/guard"
	"route500k/content/internal/proof"
)

// services stand behind the gateway; ill names one that does not work.
type services struct {
	t   *testing.T
	ill sync.Map // of a name: dead, slow, broken
}

func (s *services) handler(name string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ill, _ := s.ill.Load(name)
		switch ill {
		case "slow":
			<-r.Context().Done()
		case "broken":
			w.WriteHeader(http.StatusInternalServerError)
			return
		case "dead":
			panic(http.ErrAbortHandler)
		}
		text := name
		if user := r.Header.Get("X-User-ID"); user != "" {
			text += " of " + user
		}
		fmt.Fprintf(w, "%q", text)
	})
}

func (s *services) via(name string) http.RoundTripper {
	server := httptest.NewTestServer(s.t, s.handler(name))
	base := server.Client().Transport.(*http.Transport)
	base.ResponseHeaderTimeout = 2 * time.Second
	return guard.NewTransport(base, guard.Config{
		Name: name, OnChange: func(_, _, _ string) {},
	})
}

func (s *services) part(name string, required bool) gateway.Part {
	via := s.via(name)
	return gateway.Part{
		Name: name, Required: required,
		Get: func(ctx context.Context, _ *http.Request) (
			json.RawMessage, error,
		) {
			r, err := http.NewRequestWithContext(
				ctx, http.MethodGet, "http://"+name+"/", nil)
			if err != nil {
				return nil, err
			}
			resp, err := via.RoundTrip(r)
			if err != nil {
				return nil, err
			}
			defer resp.Body.Close()
			if resp.StatusCode != http.StatusOK {
				return nil, errors.New(resp.Status)
			}
			var m json.RawMessage
			return m, json.NewDecoder(resp.Body).Decode(&m)
		},
	}
}

func newGateway(t *testing.T, s *services) *gateway.Gateway {
	limits := map[string]*rate.Limiter{}
	g := &gateway.Gateway{
		Verify: func(token string) (string, bool) {
			user, ok := strings.CutSuffix(token, ".signed")
			return user, ok
		},
		Allow: func(key string) bool {
			if limits[key] == nil {
				limits[key] = rate.NewLimiter(1, 3)
			}
			return limits[key].Allow()
		},
	}
	to := func(name string) *url.URL {
		return &url.URL{Scheme: "http", Host: name}
	}
	g.Route("/catalogue/", to("catalogue"), s.via("catalogue"), true)
	g.Route("/orders/", to("orders"), s.via("orders"), false)
	g.Page("/cards/{id}", time.Second, []gateway.Part{
		s.part("price", true), s.part("stock", false),
		s.part("reviews", false),
	})
	return g
}

func TestGateway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		s := &services{t: t}
		g := newGateway(t, s)
		ask := func(what, path, token string) {
			time.Sleep(time.Minute) // the limit of before is forgotten
			answer(&out, g, what, path, token)
		}
		ask("a guest", "/catalogue/7", "")
		ask("a guest", "/orders/1", "")
		ask("anna", "/orders/1", "anna.signed")
		ask("a forged token", "/catalogue/7", "anna.forged")
		for range 3 {
			w := httptest.NewRecorder()
			g.ServeHTTP(w, request("/orders/1", "anna.signed"))
		}
		answer(&out, g, "anna, the 4th", "/orders/1", "anna.signed")
		ask("all is well", "/cards/7", "")
		s.ill.Store("reviews", "slow")
		ask("reviews are slow", "/cards/7", "")
		s.ill.Store("price", "broken")
		ask("and no price", "/cards/7", "")
		s.ill.Store("orders", "dead")
		ask("orders are dead", "/orders/1", "anna.signed")
		s.ill.Store("orders", "slow")
		ask("orders are slow", "/orders/1", "anna.signed")
		s.ill.Store("orders", "dead")
		for i := range 20 {
			w := httptest.NewRecorder()
			g.ServeHTTP(w, request("/orders/1", fmt.Sprint(i, ".signed")))
		}
		answer(&out, g, "dead for long", "/orders/1", "boris.signed")
		proof.Golden(t, "testdata/want.txt", out.String())
	})
}

func request(path, token string) *http.Request {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("X-User-ID", "admin") // a client may try
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	return r
}

func answer(
	out *strings.Builder, g *gateway.Gateway, what, path, token string,
) {
	w := httptest.NewRecorder()
	start := time.Now()
	g.ServeHTTP(w, request(path, token))
	body := strings.TrimSpace(w.Body.String())
	if w.Code != http.StatusOK {
		body = ""
	}
	if after := w.Header().Get("Retry-After"); after != "" {
		body = "Retry-After: " + after
	}
	fmt.Fprintf(out, "%-16s  %-12s%3v  %d\n", what, path,
		time.Since(start), w.Code)
	if body != "" {
		fmt.Fprintln(out, "   ", body)
	}
}
