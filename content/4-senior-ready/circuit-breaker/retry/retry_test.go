package retry

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/4-senior-ready/circuit-breaker/budget"
)

// server answers from a list of codes, the last one for ever.
type server struct {
	codes      []int
	retryAfter string
	bodies     []string // of requests
	times      []time.Time
	open       int // bodies of answers that nobody has closed
}

type body struct {
	io.Reader
	s *server
}

func (b *body) Close() error {
	b.s.open--
	return nil
}

func (s *server) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	text := ""
	if r.Body != nil {
		all, _ := io.ReadAll(r.Body)
		text = string(all)
	}
	code := s.codes[min(len(s.bodies), len(s.codes)-1)]
	s.bodies = append(s.bodies, text)
	s.times = append(s.times, time.Now())
	s.open++
	h := http.Header{}
	if s.retryAfter != "" && code != http.StatusOK {
		h.Set("Retry-After", s.retryAfter)
	}
	return &http.Response{
		StatusCode: code, Header: h, Request: r,
		Body: &body{strings.NewReader("answer"), s},
	}, nil
}

func client(s *server, b *budget.Budget) *http.Client {
	if b == nil {
		b = &budget.Budget{Ratio: 0.1, Saved: 10}
	}
	return &http.Client{Transport: &Transport{
		Base: s, Attempts: 3, Pause: 100 * time.Millisecond, Budget: b,
	}}
}

func send(
	ctx context.Context, c *http.Client, method, text, key string,
) int {
	r, err := http.NewRequestWithContext(
		ctx, method, "http://stock/", strings.NewReader(text))
	if err != nil {
		return 0
	}
	if key != "" {
		r.Header.Set("Idempotency-Key", key)
	}
	resp, err := c.Do(r)
	if err != nil {
		return 0
	}
	_ = resp.Body.Close()
	return resp.StatusCode
}

func TestRepeatsWhatIsTransient(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &server{codes: []int{503, 502, 200}}
		code := send(t.Context(), client(s, nil), "GET", "", "")
		if code != 200 || len(s.times) != 3 || s.open != 0 {
			t.Errorf("%d after %d attempts, %d bodies open",
				code, len(s.times), s.open)
		}
	})
}

func TestLeavesTheRest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, code := range []int{400, 404, 500, 501} {
			s := &server{codes: []int{code}}
			send(t.Context(), client(s, nil), "GET", "", "")
			if len(s.times) != 1 {
				t.Errorf("%d was repeated: %d attempts",
					code, len(s.times))
			}
		}
	})
}

func TestEverythingFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &server{codes: []int{503}}
		c := client(s, &budget.Budget{Ratio: 0.1, Saved: 10})
		for range 100 {
			send(t.Context(), c, "GET", "", "")
		}
		if n := len(s.times); n < 110 || n > 120 {
			t.Errorf("100 requests became %d, want 110 to 120", n)
		}
	})
}

func TestPost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &server{codes: []int{503}}
		send(t.Context(), client(s, nil), "POST", "pay 100", "")
		if len(s.times) != 1 {
			t.Errorf("paid %d times without a key", len(s.times))
		}
		s = &server{codes: []int{503}}
		send(t.Context(), client(s, nil), "POST", "pay 100", "7")
		if got := strings.Join(s.bodies, "|"); got !=
			"pay 100|pay 100|pay 100" {
			t.Errorf("sent with a key: %q", got)
		}
	})
}

func TestRetryAfter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &server{codes: []int{429, 200}, retryAfter: "7"}
		send(t.Context(), client(s, nil), "GET", "", "")
		if len(s.times) != 2 || s.times[1].Sub(s.times[0]) < 7*time.Second {
			t.Errorf("told to come after 7 s, %d attempts", len(s.times))
		}
	})
}

func TestDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		s := &server{codes: []int{503}, retryAfter: "60"}
		start := time.Now()
		code := send(ctx, client(s, nil), "GET", "", "")
		if waited := time.Since(start); code != 503 || waited > 0 {
			t.Errorf("%d after %v, want 503 at once", code, waited)
		}
	})
}

func TestCancel(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		s := &server{codes: []int{503}, retryAfter: "60"}
		time.AfterFunc(time.Second, cancel)
		start := time.Now()
		send(ctx, client(s, nil), "GET", "", "")
		if waited := time.Since(start); waited != time.Second {
			t.Errorf("cancelled after 1s, returned after %v", waited)
		}
	})
}

func TestSpread(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		moments := map[time.Duration]bool{}
		for range 20 {
			s := &server{codes: []int{503, 200}}
			send(t.Context(), client(s, nil), "GET", "", "")
			if len(s.times) == 2 {
				moments[s.times[1].Sub(s.times[0])] = true
			}
		}
		if len(moments) < 15 {
			t.Errorf("20 clients come back at %d different moments",
				len(moments))
		}
	})
}
