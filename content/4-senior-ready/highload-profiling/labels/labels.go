// Package labels marks what a request costs with the name of its route.
package labels

import (
	"context"
	"net/http"
	"runtime/pprof"
)

// region:route
// Route marks the samples of the CPU profile, and goroutines, with the
// pattern of the mux: few values, unlike paths. It stands inside the mux.
func Route(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		labels := pprof.Labels("route", r.Pattern)
		pprof.Do(r.Context(), labels, func(ctx context.Context) {
			next(w, r.WithContext(ctx)) // goroutines started here, too
		})
	}
}

// endregion
