// Package codefirst is described by comments, as swag reads them.
package codefirst

import (
	"encoding/json"
	"net/http"
)

// @title     Notes
// @version   1.0
// @BasePath  /v1

// region:note

// Note is what the client gets.
type Note struct {
	ID    int    `json:"id"`
	Title string `json:"title" maxLength:"100"`
}

// Create stores a note.
//
// @Summary  Create a note
// @ID       createNote
// @Accept   json
// @Produce  json
// @Param    note  body      Note  true  "the note"
// @Success  200   {object}  Note
// @Router   /notes [post]
func Create(w http.ResponseWriter, r *http.Request) {
	var n Note
	if err := json.NewDecoder(r.Body).Decode(&n); err != nil {
		http.Error(w, "bad JSON", http.StatusBadRequest)
		return
	}
	n.ID = 7
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusCreated) // not 200 any more
	json.NewEncoder(w).Encode(n)
}

// endregion
