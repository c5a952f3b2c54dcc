package web_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/4-senior-ready/cache-strategies/web"
	"route500k/content/internal/proof"
)

func TestETag(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	price := 100
	server := httptest.NewServer(web.Card(
		func(*http.Request) (web.Product, error) {
			return web.Product{Name: "cup", Price: price}, nil
		}))
	defer server.Close()
	tag := ""
	ask := func() {
		r, _ := http.NewRequest(http.MethodGet, server.URL+"/cup", nil)
		if tag != "" {
			r.Header.Set("If-None-Match", tag)
		}
		w, err := server.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer w.Body.Close()
		fmt.Fprintf(&out, "%s, %d bytes\n  ETag: %s\n",
			w.Status, max(0, w.ContentLength), w.Header.Get("ETag"))
		tag = w.Header.Get("ETag")
	}
	ask()
	ask() // with the tag
	price = 200
	ask() // with a tag that is old
	proof.Golden(t, "testdata/etag.txt", out.String())
}

func TestErrorsAreNotKept(t *testing.T) {
	t.Parallel()
	asked := 0
	cdn := &web.CDN{Origin: web.Card(
		func(*http.Request) (web.Product, error) {
			asked++
			return web.Product{}, errors.New("database is down")
		})}
	for range 3 {
		w := httptest.NewRecorder()
		cdn.ServeHTTP(w, httptest.NewRequest("GET", "/cup", nil))
		if got := w.Header().Get("Cache-Control"); got != "no-store" {
			t.Errorf("Cache-Control: %s", got)
		}
	}
	if asked != 3 {
		t.Errorf("the origin was asked %d times", asked)
	}
}

func TestStaleWhileRevalidate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		price, asked := 100, 0
		origin := web.Card(func(*http.Request) (web.Product, error) {
			asked++
			read := price
			time.Sleep(200 * time.Millisecond)
			return web.Product{Name: "cup", Price: read}, nil
		})
		cdn := &web.CDN{Origin: origin}
		var out strings.Builder
		fmt.Fprintf(&out, "%6s %7s %5s %5s %6s  %s\n",
			"at", "waited", "Age", "price", "origin", "Cache-Status")
		begun := time.Now()
		for _, at := range []time.Duration{0, 10, 299, 305, 306, 610,
			611, 2000} {
			at *= time.Second
			if at == 610*time.Second {
				price = 200
			}
			time.Sleep(at - time.Since(begun))
			w := httptest.NewRecorder()
			asking := time.Now()
			cdn.ServeHTTP(w, httptest.NewRequest("GET", "/cup", nil))
			waited := time.Since(asking)
			body := w.Body.String()
			_, body, _ = strings.Cut(body, `"price":`)
			synctest.Wait()
			fmt.Fprintf(&out, "%5.0fs %5dms %4ss %5s %6d  %s\n",
				at.Seconds(), waited.Milliseconds(),
				w.Header().Get("Age"), strings.Trim(body, "}"), asked,
				strings.TrimPrefix(w.Header().Get("Cache-Status"),
					"cdn; "))
		}
		proof.Golden(t, "testdata/swr.txt", out.String())
	})
}

// A page of one customer must not be kept where others get it.
func TestPersonal(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	for _, control := range []string{
		"public, s-maxage=60", "private, max-age=60",
	} {
		cdn := &web.CDN{Origin: http.HandlerFunc(
			func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Cache-Control", control)
				fmt.Fprint(w, "the cart of ", r.Header.Get("Cookie"))
			})}
		for _, who := range []string{"anna", "boris"} {
			r := httptest.NewRequest("GET", "/cart", nil)
			r.Header.Set("Cookie", who)
			w := httptest.NewRecorder()
			cdn.ServeHTTP(w, r)
			fmt.Fprintf(&out, "%-21s %-6s reads: %s\n",
				control, who, w.Body)
		}
	}
	proof.Golden(t, "testdata/personal.txt", out.String())
}
