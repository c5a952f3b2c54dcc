package routers

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

// region:chi

// Chi has the same handlers and the same middleware.
func Chi() http.Handler {
	r := chi.NewRouter()
	r.Use(versioned) // before the routes, else it panics
	r.Get("/notes/{id}", show)
	r.Group(func(r chi.Router) {
		r.Use(signedIn)
		r.Post("/notes", create)
	})
	return r
}

// endregion
