// Package mux shows how ServeMux chooses a pattern.
package mux

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
)

// region:patterns
func Example_patterns() {
	mux := http.NewServeMux()
	for _, pattern := range []string{
		"GET /notes/{id}",      // one segment; GET matches HEAD, too
		"GET /notes/latest",    // more specific: wins
		"GET /files/{path...}", // the rest of the path
		"GET /{$}",             // exactly /
		"/admin/",              // a prefix, any method
	} {
		mux.HandleFunc(pattern, show)
	}
	for _, path := range []string{
		"/notes/7", "/notes/latest", "/files/a/b.txt", "/", "/admin/x",
	} {
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		fmt.Println(path, "→", w.Body)
	}
	// Output:
	// /notes/7 → GET /notes/{id}
	// /notes/latest → GET /notes/latest
	// /files/a/b.txt → GET /files/{path...}
	// / → GET /{$}
	// /admin/x → /admin/
}

func show(w http.ResponseWriter, r *http.Request) {
	fmt.Fprint(w, r.Pattern) // set by the mux
}

// endregion

func TestMethodsAndSlash(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /notes/{id}", show)
	mux.HandleFunc("/admin/", show)
	for _, tt := range []struct {
		method, path string
		code         int
		header       [2]string
	}{
		{"HEAD", "/notes/7", 200, [2]string{"", ""}},
		{"PUT", "/notes/7", 405, [2]string{"Allow", "GET, HEAD"}},
		{"GET", "/admin", 307, [2]string{"Location", "/admin/"}},
		{"GET", "/a/../admin/", 307, [2]string{"Location", "/admin/"}},
	} {
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequest(tt.method, tt.path, nil))
		got := w.Header().Get(tt.header[0])
		if w.Code != tt.code || got != tt.header[1] {
			t.Errorf("%s %s: %d, %q; want %d, %q",
				tt.method, tt.path, w.Code, got, tt.code, tt.header[1])
		}
	}
}
