// Package cost_test weighs what waits and what is refused.
package cost_test

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"route500k/content/4-senior-ready/backpressure/shed"
	"route500k/content/internal/proof"
)

// What a request costs while it only waits for a slot.
func TestWaiting(t *testing.T) {
	const waiting = 1000
	s := &shed.Shedder{Slots: 1}
	if err := s.Enter(t.Context()); err != nil {
		t.Fatal(err)
	}
	var inside atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(
		func(w http.ResponseWriter, r *http.Request) {
			inside.Add(1)
			if s.Enter(r.Context()) == nil {
				s.Leave()
			}
		}))
	defer server.Close()
	memory := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc + m.StackInuse
	}
	before := memory()
	var conns []net.Conn
	defer func() {
		for _, conn := range conns {
			conn.Close()
		}
	}()
	for range waiting {
		conn, err := net.Dial("tcp", server.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		conns = append(conns, conn)
		fmt.Fprint(conn, "GET /orders HTTP/1.1\r\nHost: shop\r\n\r\n")
	}
	for s.Waiting() < waiting {
		time.Sleep(time.Millisecond)
	}
	each := (memory() - before) / waiting
	text := fmt.Sprintf("%s\n\n%d requests of net/http wait\n"+
		"memory of each: %.1f KB\n", proof.Machine(), waiting,
		float64(each)/1024)
	t.Log("\n" + text)
	if proof.Recording() {
		proof.Record(t, "testdata/waiting.txt", text)
	}
	s.Leave()
}

type order struct {
	Items []struct {
		SKU      string `json:"sku"`
		Quantity int    `json:"quantity"`
	} `json:"items"`
}

// Two places for the same refusal: before the body is read, and after.
func TestRefusal(t *testing.T) {
	body := `{"items":[` + strings.Repeat(
		`{"sku":"4607001234567","quantity":2},`, 99) +
		`{"sku":"4607001234567","quantity":2}]}`
	full := &shed.Shedder{Slots: 1, Line: 1}
	for range 2 {
		go full.Enter(t.Context())
	}
	for full.Waiting() == 0 {
		runtime.Gosched()
	}
	last := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		t.Error("served")
	})
	first := full.Wrap(last)
	late := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var o order
		if err := json.NewDecoder(r.Body).Decode(&o); err != nil {
			t.Error(err)
		}
		full.Wrap(last).ServeHTTP(w, r)
	})
	refuse := func(handler http.Handler) func(b *testing.B) {
		return func(b *testing.B) {
			for b.Loop() {
				w := httptest.NewRecorder()
				handler.ServeHTTP(w, httptest.NewRequest("POST",
					"/orders", strings.NewReader(body)))
				if w.Code != 503 {
					b.Fatal(w.Code)
				}
			}
		}
	}
	text := fmt.Sprintf("%s\n\na refusal of an order of %.1f KB\n",
		proof.Machine(), float64(len(body))/1024)
	for _, way := range []struct {
		name    string
		handler http.Handler
	}{{"before the body is read", first}, {"after it is parsed", late}} {
		if !proof.Recording() {
			w := httptest.NewRecorder()
			way.handler.ServeHTTP(w, httptest.NewRequest("POST",
				"/orders", strings.NewReader(body)))
			if w.Code != 503 {
				t.Error(way.name, w.Code)
			}
			continue
		}
		r := testing.Benchmark(refuse(way.handler))
		text += fmt.Sprintf("%-26s %5.1f µs %8d B\n", way.name,
			float64(r.NsPerOp())/1000, r.AllocedBytesPerOp())
	}
	t.Log("\n" + text)
	if proof.Recording() {
		proof.Record(t, "testdata/refusal.txt", text)
	}
}
