// Package cors lets pages of other origins read answers.
package cors

import (
	"net/http"
	"slices"
)

// region:cors

// Allow answers browsers: pages of these origins may call with cookies.
func Allow(next http.Handler, origins ...string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := r.Header.Get("Origin")
		h := w.Header()
		h.Add("Vary", "Origin") // a cache must not mix origins up
		if !slices.Contains(origins, origin) {
			next.ServeHTTP(w, r) // no headers: the browser hides it
			return
		}
		h.Set("Access-Control-Allow-Origin", origin) // "*" bars cookies
		h.Set("Access-Control-Allow-Credentials", "true")
		asks := r.Header.Get("Access-Control-Request-Method")
		if r.Method != http.MethodOptions || asks == "" {
			next.ServeHTTP(w, r)
			return
		}
		h.Set("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE")
		h.Set("Access-Control-Allow-Headers", "Content-Type")
		h.Set("Access-Control-Max-Age", "600")
		w.WriteHeader(http.StatusNoContent) // preflight ends here
	})
}

// endregion
