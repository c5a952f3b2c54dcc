// Command chiuse adds middleware after a route.
package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
)

// region:chiuse
func main() {
	r := chi.NewRouter()
	r.Get("/notes", func(http.ResponseWriter, *http.Request) {})
	r.Use(middleware.Recoverer)
}

// endregion
