package web_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/3-middle/rate-limiting/limit"
	"route500k/content/3-middle/rate-limiting/web"
	"route500k/content/internal/proof"
)

func handler(u *web.Rule) http.Handler {
	return u.Wrap(http.HandlerFunc(func(
		w http.ResponseWriter, _ *http.Request,
	) {
		w.WriteHeader(http.StatusOK)
	}))
}

func rule(t *testing.T, counts map[string]int) (*web.Rule, *time.Time) {
	t.Helper()
	rdb, prefix := lab.Client(t)
	now := time.Unix(1_800_000_000, 0)
	of := limit.Limit{Rate: 30, Per: time.Minute, Burst: 10}
	l := &limit.Limiter{
		RDB: rdb, Script: limit.GCRA, Prefix: prefix, Limit: of,
		Now: func() time.Time { return now },
	}
	return &web.Rule{
		Name: "search", Take: l.Take, Limit: of,
		Key: func(r *http.Request) string {
			return web.Client(r, r.Header.Get("X-Account"), 0)
		},
		Cost: func(r *http.Request) int {
			if r.URL.Path == "/export" {
				return 8
			}
			return 1
		},
		Count: func(outcome string) { counts[outcome]++ },
	}, &now
}

func TestAnswers(t *testing.T) {
	counts := map[string]int{}
	u, now := rule(t, counts)
	h := handler(u)
	var out strings.Builder
	get := func(path, account string) {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Header.Set("X-Account", account)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		fmt.Fprintf(&out, "GET %s as %s: %d\n", path, account, w.Code)
		for _, name := range []string{
			"RateLimit-Policy", "RateLimit", "Retry-After",
		} {
			if value := w.Header().Get(name); value != "" {
				fmt.Fprintf(&out, "  %s: %s\n", name, value)
			}
		}
	}
	get("/search", "anna")
	get("/export", "anna")
	get("/export", "anna")
	get("/search", "boris")
	*now = now.Add(14 * time.Second)
	get("/export", "anna")
	proof.Golden(t, "testdata/want.txt", out.String())
	if counts["allowed"] != 4 || counts["refused"] != 1 {
		t.Errorf("counted %v", counts)
	}
}

func TestLimiterFails(t *testing.T) {
	counts := map[string]int{}
	u, _ := rule(t, counts)
	u.Take = func(context.Context, string, int) (limit.Result, error) {
		return limit.Result{}, errors.New("no Redis")
	}
	w := httptest.NewRecorder()
	handler(u).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	if w.Code != http.StatusOK || counts["error"] != 1 {
		t.Errorf("%d, counted %v", w.Code, counts)
	}
}

func TestTooCostly(t *testing.T) {
	u, _ := rule(t, map[string]int{})
	u.Cost = func(*http.Request) int { return 11 }
	w := httptest.NewRecorder()
	handler(u).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	if w.Code != http.StatusBadRequest {
		t.Errorf("a cost of 11 of 10: %d", w.Code)
	}
}

func TestClient(t *testing.T) {
	for _, tt := range []struct {
		remote, forwarded, account string
		proxies                    int
		want                       string
	}{
		{"10.0.0.2:4711", "", "7", 0, "user:7"},
		{"203.0.113.5:4711", "", "", 0, "ip:203.0.113.5/32"},
		{"203.0.113.5:4711", "1.1.1.1", "", 0, "ip:203.0.113.5/32"},
		{"10.0.0.2:4711", "203.0.113.5", "", 1, "ip:203.0.113.5/32"},
		{"10.0.0.2:4711", "1.1.1.1, 203.0.113.5", "", 1,
			"ip:203.0.113.5/32"},
		{"10.0.0.2:4711", "", "", 1, "ip:10.0.0.2/32"},
		{"10.0.0.2:4711", "203.0.113.5, 10.0.0.1", "", 2,
			"ip:203.0.113.5/32"},
		{"[2001:db8:1:2:3:4:5:6]:80", "", "", 0, "ip:2001:db8:1:2::/64"},
		{"[2001:db8:1:2:9::1]:80", "", "", 0, "ip:2001:db8:1:2::/64"},
		{"[::ffff:203.0.113.5]:80", "", "", 0, "ip:203.0.113.5/32"},
		{"[fe80::1%eth0]:80", "", "", 0, "ip:fe80::/64"},
		{"@", "", "", 0, "ip:unknown"},
		{"10.0.0.2:4711", "nonsense", "", 1, "ip:unknown"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = tt.remote
		if tt.forwarded != "" {
			r.Header.Set("X-Forwarded-For", tt.forwarded)
		}
		got := web.Client(r, tt.account, tt.proxies)
		if got != tt.want {
			t.Errorf("%+v: %s", tt, got)
		}
	}
}

// A client that writes the header itself: a thousand addresses, one limit.
func TestForgedAddress(t *testing.T) {
	var out strings.Builder
	for _, way := range []struct {
		name string
		key  func(*http.Request) string
	}{
		{"the first address", func(r *http.Request) string {
			from := r.Header.Get("X-Forwarded-For")
			first, _, _ := strings.Cut(from, ",")
			return first
		}},
		{"the one before our proxy", func(r *http.Request) string {
			return web.Client(r, "", 1)
		}},
	} {
		counts := map[string]int{}
		u, _ := rule(t, counts)
		u.Key = way.key
		h := handler(u)
		for i := range 200 {
			r := httptest.NewRequest(http.MethodGet, "/search", nil)
			r.RemoteAddr = "10.0.0.2:4711" // our proxy
			r.Header.Set("X-Forwarded-For",
				fmt.Sprintf("198.51.100.%d, 203.0.113.5", i))
			h.ServeHTTP(httptest.NewRecorder(), r)
		}
		fmt.Fprintf(&out, "%-24s %3d admitted of 200\n",
			way.name, counts["allowed"])
	}
	proof.Golden(t, "testdata/forged.txt", out.String())
}

// What a client does that obeys Retry-After to the letter.
func TestRounding(t *testing.T) {
	var out strings.Builder
	for _, way := range []struct {
		name  string
		round func(time.Duration) int
	}{
		{"down", func(d time.Duration) int { return int(d.Seconds()) }},
		{"up", func(d time.Duration) int {
			return int((d + time.Second - 1) / time.Second)
		}},
	} {
		rdb, prefix := lab.Client(t)
		now := time.Unix(1_800_000_000, 0)
		l := limit.Limiter{
			RDB: rdb, Script: limit.GCRA, Prefix: prefix,
			Now:   func() time.Time { return now },
			Limit: limit.Limit{Rate: 40, Per: time.Minute, Burst: 1},
		}
		asked, admitted := 0, 0
		for admitted < 20 {
			asked++
			got, err := l.Take(t.Context(), "anna", 1)
			if err != nil {
				t.Fatal(err)
			}
			if got.Allowed {
				admitted++
				continue
			}
			wait := time.Duration(way.round(got.RetryAfter)) * time.Second
			now = now.Add(wait + 20*time.Millisecond) // and the road
		}
		fmt.Fprintf(&out, "rounded %-5s %4d requests for %d answers\n",
			way.name+":", asked, admitted)
	}
	proof.Golden(t, "testdata/rounding.txt", out.String())
}
