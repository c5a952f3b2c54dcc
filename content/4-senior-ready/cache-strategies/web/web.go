// Package web lets browsers and a CDN keep what a service has answered.
package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Product is what the page shows.
type Product struct {
	Name  string `json:"name"`
	Price int    `json:"price"`
}

// region:handler

// Card answers with a product that anybody may keep: a browser for a
// minute, a CDN for five, and half a minute more while it asks again.
func Card(load func(r *http.Request) (Product, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		product, err := load(r)
		if err != nil {
			w.Header().Set("Cache-Control", "no-store")
			http.Error(w, "try later", http.StatusServiceUnavailable)
			return
		}
		body, err := json.Marshal(product)
		if err != nil {
			http.Error(w, "", http.StatusInternalServerError)
			return
		}
		sum := sha256.Sum256(body)
		h := w.Header()
		h.Set("Content-Type", "application/json")
		h.Set("Cache-Control", "public, max-age=60, s-maxage=300,"+
			" stale-while-revalidate=30")
		h.Set("ETag", fmt.Sprintf(`"%x"`, sum[:8]))
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
	})
}

// endregion

// CDN is a shared cache of a few rules of RFC 9111 and RFC 5861: enough to
// watch, not to use.
type CDN struct {
	Origin http.Handler

	mu     sync.Mutex
	stored map[string]*entry
}

type entry struct {
	header http.Header
	body   []byte
	at     time.Time // when it was fetched or found unchanged
	asking bool
}

// ServeHTTP answers from the copy while it is fresh; for a while after
// that it answers from the copy, too, and asks the origin meanwhile.
func (c *CDN) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	e := c.stored[r.URL.Path]
	if e == nil {
		c.mu.Unlock()
		c.forward(w, r, nil)
		return
	}
	age := time.Since(e.at)
	late := age - seconds(e.header, "s-maxage")
	useful := late < seconds(e.header, "stale-while-revalidate")
	if late >= 0 && useful && !e.asking {
		e.asking = true // one request, however many wait for it
		again := r.Clone(context.WithoutCancel(r.Context()))
		go c.forward(httptest.NewRecorder(), again, e)
	}
	c.mu.Unlock()
	switch {
	case late < 0:
		answer(w, e, age, "cdn; hit")
	case useful:
		answer(w, e, age, "cdn; hit; detail=stale")
	default:
		c.forward(w, r, e)
	}
}

// forward asks the origin, with the tag of what is there already.
func (c *CDN) forward(
	w http.ResponseWriter, r *http.Request, old *entry,
) {
	if old != nil {
		r.Header.Set("If-None-Match", old.header.Get("ETag"))
	}
	got := httptest.NewRecorder()
	c.Origin.ServeHTTP(got, r)
	e := &entry{header: got.Header(), body: got.Body.Bytes(),
		at: time.Now()}
	status := "cdn; fwd=uri-miss"
	if old != nil {
		status = "cdn; fwd=stale"
	}
	if got.Code == http.StatusNotModified {
		e.header, e.body = old.header, old.body
		status += "; fwd-status=304"
	}
	if keeps(e.header) && got.Code < http.StatusBadRequest {
		c.mu.Lock()
		if c.stored == nil {
			c.stored = map[string]*entry{}
		}
		c.stored[r.URL.Path] = e
		c.mu.Unlock()
		status += "; stored"
	}
	answer(w, e, 0, status)
}

func answer(w http.ResponseWriter, e *entry, age time.Duration, how string) {
	for name, values := range e.header {
		w.Header()[name] = values
	}
	w.Header().Set("Age", strconv.Itoa(int(age.Seconds())))
	w.Header().Set("Cache-Status", how)
	w.Write(e.body)
}

// keeps is true for what a shared cache may store.
func keeps(h http.Header) bool {
	for part := range strings.SplitSeq(h.Get("Cache-Control"), ",") {
		switch strings.TrimSpace(part) {
		case "no-store", "private":
			return false
		}
	}
	return seconds(h, "s-maxage") > 0
}

// seconds reads a directive of Cache-Control.
func seconds(h http.Header, directive string) time.Duration {
	for part := range strings.SplitSeq(h.Get("Cache-Control"), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		if n, err := strconv.Atoi(value); err == nil && name == directive {
			return time.Duration(n) * time.Second
		}
	}
	return 0
}
