package parcel_test

import (
	"errors"
	"flag"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"testing/synctest"
	"time"

	"route500k/content/ring/testing/parcel"
)

// region:roundtripper

// replies is a network: what it returns is what the courier has said.
type replies func(*http.Request) (*http.Response, error)

func (f replies) RoundTrip(r *http.Request) (*http.Response, error) {
	return f(r)
}

// TestBrokenBody: no server breaks off on request so readily.
func TestBrokenBody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		asked := 0
		network := replies(func(*http.Request) (*http.Response, error) {
			asked++
			half := io.MultiReader(strings.NewReader(`{"price": 45`),
				iotest.ErrReader(io.ErrUnexpectedEOF))
			return &http.Response{
				StatusCode: http.StatusOK,
				Body:       io.NopCloser(half),
			}, nil
		})
		c := parcel.Client{HTTP: &http.Client{Transport: network}}
		_, err := c.Quote(t.Context(), "Kazan", 300)
		if !errors.Is(err, io.ErrUnexpectedEOF) || asked != 3 {
			t.Errorf("asked %d times, %v", asked, err)
		}
	})
}

// endregion

// region:testserver

// TestWaitsAsTold: two refusals, seven seconds of waiting, no time at all.
func TestWaitsAsTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		after := []string{"5", "2"}
		s := httptest.NewTestServer(t, http.HandlerFunc(func(
			w http.ResponseWriter, r *http.Request,
		) {
			if len(after) > 0 {
				w.Header().Set("Retry-After", after[0])
				after = after[1:]
				w.WriteHeader(http.StatusServiceUnavailable)
				return
			}
			io.WriteString(w, `{"price": 18000, "days": 2}`)
		}))
		c := parcel.Client{HTTP: s.Client(), Base: "http://courier.test"}
		start := time.Now()
		got, err := c.Quote(t.Context(), "Kazan", 300)
		want := parcel.Quote{Price: 18000, Days: 2}
		if got != want || err != nil {
			t.Errorf("got %+v, %v", got, err)
		}
		if took := time.Since(start); took != 7*time.Second {
			t.Errorf("waited %v, want 7s", took)
		}
	})
}

// endregion

func TestGivesUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := httptest.NewTestServer(t, http.HandlerFunc(func(
			w http.ResponseWriter, r *http.Request,
		) {
			w.WriteHeader(http.StatusServiceUnavailable)
		}))
		c := parcel.Client{HTTP: s.Client(), Base: "http://courier.test"}
		if _, err := c.Quote(t.Context(), "Kazan", 300); err == nil {
			t.Error("no error after three refusals")
		}
	})
}

// region:golden

var update = flag.Bool("update", false, "rewrite golden files")

func golden(t testing.TB, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err) // first time: -update
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
	}
}

func TestLabel(t *testing.T) {
	q := parcel.Quote{Price: 18005, Days: 2}
	golden(t, "label", parcel.Label("o-1", "Анна", "Казань", q))
}

// endregion
