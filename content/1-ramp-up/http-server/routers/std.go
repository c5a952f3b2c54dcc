package routers

import "net/http"

// region:std

// Std uses net/http alone.
func Std() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /notes/{id}", show)
	mux.Handle("POST /notes", signedIn(http.HandlerFunc(create)))
	return versioned(mux)
}

// endregion
