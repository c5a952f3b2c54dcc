// Package kassatest is an acquirer for tests.
package kassatest

import (
	"encoding/json/v2"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	"route500k/content/3-middle/clean-architecture/kassa"
)

// Key is what the client shows the acquirer.
const Key = "live_sk_4242"

// Server answers with Code and counts the money taken for each order.
// While Silent it takes the money and hangs up.
type Server struct {
	mu     sync.Mutex
	code   string
	silent bool
	taken  map[string]int
}

// New starts a server and returns a client for it.
func New(t testing.TB) (*Server, *kassa.Client) {
	s := &Server{code: kassa.Approved, taken: map[string]int{}}
	web := httptest.NewServer(s)
	t.Cleanup(web.Close)
	return s, &kassa.Client{Base: web.URL, Key: Key, HTTP: web.Client()}
}

// Answer sets what the next charges are answered with.
func (s *Server) Answer(code string) { s.set(func() { s.code = code }) }

// Silence takes the money without an answer, or ends that.
func (s *Server) Silence(on bool) { s.set(func() { s.silent = on }) }

// Taken counts how often the order's money has been taken.
func (s *Server) Taken(order string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.taken[order]
}

func (s *Server) set(change func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change()
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var body struct {
		Order  string `json:"order"`
		Amount int64  `json:"amount"`
	}
	err := json.UnmarshalRead(r.Body, &body)
	if err != nil || r.URL.Query().Get("key") != Key {
		http.Error(w, "", http.StatusBadRequest)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.code == kassa.Approved {
		s.taken[body.Order] = 1 // the order is the idempotency key
	}
	if s.silent {
		panic(http.ErrAbortHandler)
	}
	text, err := json.Marshal(kassa.Receipt{Code: s.code})
	if err != nil {
		http.Error(w, "", http.StatusInternalServerError)
		return
	}
	w.Write(text)
}
