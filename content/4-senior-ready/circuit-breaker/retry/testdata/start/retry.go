// Package retry is the task of the page: a client that repeats what may be
// repeated, and no more than is good for the other side.
package retry

import (
	"net/http"
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

// region:start
// RoundTrip returns the answer of the last attempt.
func (t *Transport) RoundTrip(r *http.Request) (*http.Response, error) {
	var resp *http.Response
	var err error
	for range t.Attempts {
		resp, err = t.Base.RoundTrip(r)
		if err == nil && resp.StatusCode < 500 {
			return resp, nil
		}
		time.Sleep(t.Pause)
	}
	return resp, err
}

// endregion
