// Package retry is the task of the page: a client that repeats what may be
// repeated, and no more than is good for the other side.
package retry

import (
	"io"
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"

	"route500k/content/4-senior-ready/circuit-breaker/budget"
)

// Transport repeats requests that have failed for a while.
type Transport struct {
	Base     http.RoundTripper
	Attempts int           // at most, the first one included
	Pause    time.Duration // the most before the second one; it doubles
	Budget   *budget.Budget
}

// region:solution
// RoundTrip returns the answer of the last attempt.
func (t *Transport) RoundTrip(r *http.Request) (*http.Response, error) {
	t.Budget.Earn()
	for attempt := 1; ; attempt++ {
		resp, err := t.Base.RoundTrip(r)
		pause := rand.N(t.Pause << (attempt - 1)) // all failed at once
		if resp != nil {
			pause += after(resp)
		}
		if attempt == t.Attempts || !transient(resp, err) ||
			!repeatable(r) || !inTime(r, pause) || !t.Budget.Spend() {
			return resp, err
		}
		if resp != nil { // the connection is for the next attempt
			_, _ = io.CopyN(io.Discard, resp.Body, 64<<10)
			_ = resp.Body.Close()
		}
		select {
		case <-time.After(pause):
		case <-r.Context().Done():
			return nil, r.Context().Err()
		}
		if r.GetBody != nil { // the first attempt has read it
			body, err := r.GetBody()
			if err != nil {
				return nil, err
			}
			r = r.Clone(r.Context())
			r.Body = body
		}
	}
}

// transient: the same request may succeed a moment later.
func transient(resp *http.Response, err error) bool {
	if err != nil {
		return true
	}
	switch resp.StatusCode {
	case http.StatusTooManyRequests, http.StatusBadGateway,
		http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// repeatable: once or twice is the same for the server, and there is a
// body to send again.
func repeatable(r *http.Request) bool {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodOptions,
		http.MethodPut, http.MethodDelete:
	default:
		if r.Header.Get("Idempotency-Key") == "" {
			return false
		}
	}
	return r.Body == nil || r.Body == http.NoBody || r.GetBody != nil
}

// after is what the server asks for.
func after(resp *http.Response) time.Duration {
	n, err := strconv.Atoi(resp.Header.Get("Retry-After"))
	if err != nil || n < 0 {
		return 0
	}
	return time.Duration(n) * time.Second
}

// inTime: the caller will still be there after the pause.
func inTime(r *http.Request, pause time.Duration) bool {
	end, ok := r.Context().Deadline()
	return r.Context().Err() == nil && (!ok || time.Until(end) > pause)
}

// endregion
