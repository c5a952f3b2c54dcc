// Package traps shows what goes wrong.
package traps

//lint:file-ignore SA1019 Director is here to show why it is deprecated

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
)

// Director lets a client take a header of the proxy away.
func Director(out io.Writer, via http.RoundTripper, to *url.URL) {
	// region:director
	director := &httputil.ReverseProxy{
		Transport: via,
		Director: func(r *http.Request) { // deprecated since Go 1.26
			r.URL.Scheme, r.URL.Host = to.Scheme, to.Host
			r.Header.Set("X-User-ID", "anna")
		},
	}
	rewrite := &httputil.ReverseProxy{
		Transport: via,
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(to)
			r.Out.Header.Set("X-User-ID", "anna")
		},
	}
	for _, proxy := range []*httputil.ReverseProxy{director, rewrite} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("Connection", "X-User-ID") // the client writes it
		w := httptest.NewRecorder()
		proxy.ServeHTTP(w, r)
		fmt.Fprintln(out, w.Body)
	}
	// endregion
}
