// Package problem writes errors as RFC 9457 problem details.
package problem

import (
	"encoding/json/v2"
	"net/http"
)

// region:problem

// Problem is the body of an error; see RFC 9457. The members after
// Instance are extensions.
type Problem struct {
	Type     string `json:"type,omitzero"` // a URI; absent: about:blank
	Title    string `json:"title"`         // the same for every case
	Status   int    `json:"status"`
	Detail   string `json:"detail,omitzero"` // about this case
	Instance string `json:"instance,omitzero"`

	RequestID string  `json:"request_id,omitzero"`
	Errors    []Fault `json:"errors,omitempty"`
}

// Fault is a wrong part of the body, by JSON Pointer.
type Fault struct {
	Pointer string `json:"pointer"`
	Detail  string `json:"detail"`
}

// Write ends a response with p.
func Write(w http.ResponseWriter, p Problem) {
	if p.Title == "" {
		p.Title = http.StatusText(p.Status)
	}
	body, err := json.Marshal(p)
	if err != nil { // only strings and numbers: cannot be
		http.Error(w, p.Title, p.Status)
		return
	}
	h := w.Header()
	h.Del("Content-Length") // was meant for another body
	h.Set("Content-Type", "application/problem+json")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(p.Status)
	w.Write(append(body, '\n')) // an error: the client has left
}

// endregion
