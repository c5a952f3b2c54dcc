package notify

import (
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// partner answers with the statuses in turn, the last one for ever, and
// remembers what it was told.
type partner struct {
	statuses []int

	mu     sync.Mutex
	bodies []string
	keys   []string
	open   atomic.Int64 // bodies of answers
}

func (p *partner) RoundTrip(req *http.Request) (*http.Response, error) {
	if err := req.Context().Err(); err != nil {
		return nil, err
	}
	body, err := io.ReadAll(req.Body)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	status := p.statuses[min(len(p.bodies), len(p.statuses)-1)]
	p.bodies = append(p.bodies, string(body))
	p.keys = append(p.keys, req.Header.Get("Idempotency-Key"))
	p.open.Add(1)
	return &http.Response{
		StatusCode: status, Request: req,
		Body: &answer{Reader: strings.NewReader("{}"), of: p},
	}, nil
}

type answer struct {
	io.Reader
	of *partner
}

func (a *answer) Close() error {
	a.of.open.Add(-1)
	return nil
}

func client(rt http.RoundTripper) *Client {
	return &Client{
		HTTP: &http.Client{Transport: rt}, URL: "http://partner.example/paid",
	}
}

var order = Order{ID: 7, Total: 300}

func TestFailureIsTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		err := client(&partner{statuses: []int{503}}).
			Notify(t.Context(), order)
		if err == nil {
			t.Error("503 three times, and no error")
		}
	})
}

func TestRetryCarriesTheBody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &partner{statuses: []int{503, 200}}
		if err := client(p).Notify(t.Context(), order); err != nil {
			t.Error(err)
		}
		want := `{"id":7,"total":300}`
		if !slices.Equal(p.bodies, []string{want, want}) {
			t.Errorf("the partner got %q", p.bodies)
		}
	})
}

func TestRetryIsIdempotent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &partner{statuses: []int{503, 200}}
		if err := client(p).Notify(t.Context(), order); err != nil {
			t.Error(err)
		}
		if len(p.keys) != 2 || p.keys[0] == "" || p.keys[0] != p.keys[1] {
			t.Errorf("keys %q: the partner cannot see the repeat", p.keys)
		}
	})
}

func TestRefusalIsNotRepeated(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &partner{statuses: []int{400}}
		client(p).Notify(t.Context(), order)
		if len(p.bodies) != 1 {
			t.Errorf("400 was asked for %d times", len(p.bodies))
		}
	})
}

func TestAcceptedIsSuccess(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &partner{statuses: []int{202}}
		err := client(p).Notify(t.Context(), order)
		if err != nil || len(p.bodies) != 1 {
			t.Errorf("202: %d calls, %v", len(p.bodies), err)
		}
	})
}

func TestCancelEndsTheWork(t *testing.T) {
	gone := errors.New("shutdown")
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancelCause(t.Context())
		time.AfterFunc(100*time.Millisecond, func() { cancel(gone) })
		p := &partner{statuses: []int{503}}
		start := time.Now()
		err := client(p).Notify(ctx, order)
		if took := time.Since(start); took != 100*time.Millisecond {
			t.Errorf("cancelled after 100ms, back after %v", took)
		}
		if !errors.Is(err, gone) {
			t.Errorf("err = %v, want %v", err, gone)
		}
	})
}

func TestAnswersAreClosed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &partner{statuses: []int{503, 503, 200}}
		if err := client(p).Notify(t.Context(), order); err != nil {
			t.Error(err)
		}
		if n := p.open.Load(); n != 0 {
			t.Errorf("%d of 3 answers are open: connections leak", n)
		}
	})
}

// together answers only when two have asked.
type together struct {
	partner
	both sync.WaitGroup
}

func (g *together) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := g.partner.RoundTrip(req)
	g.both.Done()
	g.both.Wait()
	return resp, err
}

func TestTwoAtOnce(t *testing.T) {
	rt := &together{partner: partner{statuses: []int{200}}}
	rt.both.Add(2)
	c := client(rt)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			if err := c.Notify(t.Context(), order); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if c.Sent() != 2 {
		t.Errorf("sent %d, want 2", c.Sent())
	}
}
