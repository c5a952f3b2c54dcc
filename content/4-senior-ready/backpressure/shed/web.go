package shed

import (
	"fmt"
	"math/rand/v2"
	"net/http"
)

// region:web

// Wrap turns away before anything is read, parsed or asked for.
func (s *Shedder) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := s.Enter(r.Context()); err != nil {
			if r.Context().Err() != nil {
				return // nobody listens
			}
			// Not all at once: the spread is ours, clients have none.
			again := 1 + rand.N(3)
			w.Header().Set("Retry-After", fmt.Sprint(again))
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
			return
		}
		defer s.Leave()
		next.ServeHTTP(w, r)
	})
}

// endregion
