package parcel_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

// region:handlers
var handlers = []struct {
	name string
	http.HandlerFunc
}{
	{"nothing", func(http.ResponseWriter, *http.Request) {}},
	{"late header", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, "ok")
		w.Header().Set("X-Late", "yes")
	}},
	{"204 with a body", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusNoContent)
		io.WriteString(w, "ok")
	}},
	{"panic", func(http.ResponseWriter, *http.Request) {
		panic(http.ErrAbortHandler)
	}},
}

// endregion

// TestRecorderIsNoServer asks each handler without a network and with one.
func TestRecorderIsNoServer(t *testing.T) {
	var report strings.Builder
	tell := func(who string, resp *http.Response, err error) {
		if err != nil {
			fmt.Fprintf(&report, "  %-19s%v\n", who,
				strings.TrimPrefix(err.Error(), "Get \"http://x/\": "))
			return
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		fmt.Fprintf(&report, "  %-19s%d, X-Late %q, length %d, body %q",
			who, resp.StatusCode, resp.Header.Get("X-Late"),
			resp.ContentLength, body)
		if err != nil {
			fmt.Fprintf(&report, ", %v", err)
		}
		report.WriteString("\n")
	}
	for _, h := range handlers {
		fmt.Fprintln(&report, h.name)
		w := httptest.NewRecorder()
		func() {
			defer func() {
				if v := recover(); v != nil {
					fmt.Fprintf(&report, "  %-19spanics: %v\n",
						"recorder", v)
				}
			}()
			h.ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
			fmt.Fprintf(&report, "  %-19s%d, X-Late %q\n", "recorder",
				w.Code, w.Header().Get("X-Late"))
			tell("recorder.Result()", w.Result(), nil)
		}()
		s := httptest.NewTestServer(t, h.HandlerFunc)
		resp, err := s.Client().Get("http://x/")
		tell("server", resp, err)
	}
	proof.Golden(t, "testdata/recorder.txt", report.String())
}
