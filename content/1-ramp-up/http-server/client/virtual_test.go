package client_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"
)

// region:virtual
func TestTimeoutInVirtualTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		// The network is in memory, the clock is the bubble's.
		s := httptest.NewTestServer(t, http.HandlerFunc(func(
			_ http.ResponseWriter, r *http.Request,
		) {
			<-r.Context().Done()
		}))
		c := s.Client()
		c.Timeout = time.Hour
		start := time.Now()
		_, err := c.Get("http://stock.internal/products/mug")
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
		if took := time.Since(start); took != time.Hour {
			t.Errorf("took %v", took)
		}
	})
}

// endregion
