// Package routers builds one API with ServeMux, chi and Gin.
package routers

import (
	"fmt"
	"net/http"
)

// show answers with the note's id; chi fills PathValue, too.
func show(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintf(w, "note %s", r.PathValue("id"))
}

func create(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Location", "/notes/8")
	w.WriteHeader(http.StatusCreated)
}

// versioned is for every request, also for those without a route.
func versioned(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Api-Version", "1")
		next.ServeHTTP(w, r)
	})
}

// signedIn is for some routes.
func signedIn(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			http.Error(w, "sign in", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}
