// Package create is the solution of the exercise.
package create

import (
	"context"
	"encoding/json/v2"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"
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

// region:create

const (
	maxBody  = 64 << 10
	maxTitle = 100 // characters
)

// Handler answers POST /notes.
func Handler(store Store) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var in struct {
			Title string   `json:"title"`
			Tags  []string `json:"tags"`
		}
		body := http.MaxBytesReader(w, r.Body, maxBody)
		strict := json.RejectUnknownMembers(true)
		if err := json.UnmarshalRead(body, &in, strict); err != nil {
			refuse(w, status(err), "the body is not a note")
			return
		}
		in.Title = strings.TrimSpace(in.Title)
		n := utf8.RuneCountInString(in.Title)
		if n == 0 || n > maxTitle {
			refuse(w, http.StatusUnprocessableEntity,
				"title: 1 to 100 characters")
			return
		}
		id, err := store.Add(r.Context(), in.Title, in.Tags)
		if err != nil {
			slog.ErrorContext(r.Context(), "add note", "error", err)
			refuse(w, http.StatusInternalServerError, "") // no details
			return
		}
		w.Header().Set("Location", "/notes/"+strconv.Itoa(id))
		answer(w, http.StatusCreated, "application/json",
			Note{ID: id, Title: in.Title, Tags: in.Tags})
	})
}

func status(err error) int {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return http.StatusRequestEntityTooLarge
	}
	return http.StatusBadRequest
}

func refuse(w http.ResponseWriter, status int, detail string) {
	answer(w, status, "application/problem+json", struct {
		Title  string `json:"title"`
		Status int    `json:"status"`
		Detail string `json:"detail,omitzero"`
	}{http.StatusText(status), status, detail})
}

// answer encodes first, so that an error can still become a 500.
func answer(w http.ResponseWriter, status int, media string, v any) {
	body, err := json.Marshal(v)
	if err != nil {
		http.Error(w, "", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", media)
	w.WriteHeader(status)
	w.Write(body)
}

// endregion
