// Package storm measures what retries do to a service that is already ill.
package storm_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/4-senior-ready/circuit-breaker/budget"
	"route500k/content/4-senior-ready/circuit-breaker/retry"
	"route500k/content/internal/proof"
)

// region:layer
// layer asks the next service and says 503 if that does.
func layer(
	t *testing.T, next *http.Client, attempts int, b *budget.Budget,
	calls *atomic.Int64,
) *http.Client {
	client := &http.Client{Transport: &retry.Transport{
		Base: next.Transport, Attempts: attempts,
		Pause: 50 * time.Millisecond, Budget: b,
	}}
	return httptest.NewTestServer(t, http.HandlerFunc(
		func(w http.ResponseWriter, r *http.Request) {
			calls.Add(1)
			out, _ := http.NewRequestWithContext(
				r.Context(), http.MethodGet, "http://next/", nil)
			resp, err := client.Do(out)
			if err != nil || resp.StatusCode != http.StatusOK {
				w.WriteHeader(http.StatusServiceUnavailable)
			}
			if err == nil {
				_ = resp.Body.Close()
			}
		})).Client()
}

// endregion

// storm sends requests through three services to a dead database and says
// what has come to each.
func storm(
	t *testing.T, requests int, attempts [3]int,
	newBudget func() *budget.Budget,
) (calls [4]int64) {
	synctest.Test(t, func(t *testing.T) {
		var seen [4]atomic.Int64
		next := httptest.NewTestServer(t, http.HandlerFunc(
			func(w http.ResponseWriter, _ *http.Request) {
				seen[3].Add(1)
				w.WriteHeader(http.StatusServiceUnavailable)
			})).Client()
		for i := 2; i >= 0; i-- {
			next = layer(t, next, attempts[i], newBudget(), &seen[i])
		}
		for range requests {
			resp, err := next.Get("http://gateway/")
			if err != nil {
				t.Fatal(err)
			}
			_ = resp.Body.Close()
		}
		for i := range seen {
			calls[i] = seen[i].Load()
		}
	})
	return calls
}

func TestLayers(t *testing.T) {
	const requests = 100
	endless := func() *budget.Budget {
		return &budget.Budget{Saved: 1e9}
	}
	tenth := func() *budget.Budget {
		return &budget.Budget{Ratio: 0.1, Saved: 10}
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%-24s%9s%8s%7s%10s%10s\n", "100 requests",
		"gateway", "orders", "stock", "database", "a request")
	for _, way := range []struct {
		name     string
		attempts [3]int
		budget   func() *budget.Budget
	}{
		{"no retries", [3]int{1, 1, 1}, endless},
		{"3 attempts each", [3]int{3, 3, 3}, endless},
		{"3 in the gateway alone", [3]int{3, 1, 1}, endless},
		{"3 each, budget of 10 %", [3]int{3, 3, 3}, tenth},
	} {
		n := storm(t, requests, way.attempts, way.budget)
		fmt.Fprintf(&out, "%-24s%9d%8d%7d%10d%10.1f\n", way.name,
			n[0], n[1], n[2], n[3], float64(n[3])/requests)
	}
	proof.Golden(t, "testdata/want-layers.txt", out.String())
}
