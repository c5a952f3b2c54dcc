// Package leak is a handler that knows the driver of the database.
package leak

import (
	"context"
	"errors"
	"net/http"

	"github.com/jackc/pgx/v5"
)

// region:leak

// Get answers GET /orders/{id}.
func Get(find func(context.Context, string) (string, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		order, err := find(r.Context(), r.PathValue("id"))
		if errors.Is(err, pgx.ErrNoRows) { // whose word is this?
			http.Error(w, "no such order", http.StatusNotFound)
			return
		}
		if err != nil {
			http.Error(w, "", http.StatusInternalServerError)
			return
		}
		w.Write([]byte(order))
	})
}

// endregion
