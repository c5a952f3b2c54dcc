// Command catchall has a route for everything else.
package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
)

// region:catchall
func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /notes/{id}", func(
		w http.ResponseWriter, _ *http.Request,
	) {
		fmt.Fprint(w, "a note")
	})
	show(mux) // what the mux does by itself

	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, `{"title":"Not Found"}`, http.StatusNotFound)
	})
	show(mux)
}

func show(h http.Handler) {
	for _, method := range []string{"GET", "DELETE"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(method, "/notes/7", nil))
		fmt.Printf("%s %d Allow=%q\n",
			method, w.Code, w.Header().Get("Allow"))
	}
}

// endregion
