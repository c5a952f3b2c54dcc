package create

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
)

// Store keeps notes and gives them ids.
type Store interface {
	Add(ctx context.Context, title string, tags []string) (int, error)
}

// Note is what the client gets back.
type Note struct {
	ID    int      `json:"id"`
	Title string   `json:"title"`
	Tags  []string `json:"tags"`
}

// region:start

// Handler answers POST /notes.
func Handler(store Store) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var in Note
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
		}
		if len(in.Title) == 0 || len(in.Title) > 100 {
			http.Error(w, "bad title", http.StatusBadRequest)
		}
		id, err := store.Add(context.Background(), in.Title, in.Tags)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
		in.ID = id
		json.NewEncoder(w).Encode(in)
		w.Header().Set("Location", "/notes/"+strconv.Itoa(id))
		w.WriteHeader(http.StatusCreated)
	})
}

// endregion
