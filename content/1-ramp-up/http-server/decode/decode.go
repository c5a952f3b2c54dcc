// Package decode reads JSON bodies strictly.
package decode

import (
	"encoding/json/v2"
	"errors"
	"mime"
	"net/http"

	"route500k/content/1-ramp-up/http-server/problem"
)

// region:decode

// Limit is the largest body that Body reads.
const Limit = 1 << 20 // 1 MB

// Body reads r's body as one JSON value of type T: no other media type,
// no unknown or repeated names, nothing behind the value. Where it cannot,
// it has answered the client and reports false.
func Body[T any](w http.ResponseWriter, r *http.Request) (T, bool) {
	var v T
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != "application/json" {
		problem.Write(w, problem.Problem{
			Status: http.StatusUnsupportedMediaType,
			Detail: "send application/json",
		})
		return v, false
	}
	// MaxBytesReader also tells the server to close the connection.
	body := http.MaxBytesReader(w, r.Body, Limit)
	err = json.UnmarshalRead(body, &v, json.RejectUnknownMembers(true))
	if err != nil {
		problem.Write(w, refusal(err))
		return v, false
	}
	return v, true
}

func refusal(err error) problem.Problem {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return problem.Problem{
			Status: http.StatusRequestEntityTooLarge,
			Detail: "the body is over 1 MB",
		}
	}
	p := problem.Problem{Status: http.StatusBadRequest}
	if wrong, ok := errors.AsType[*json.SemanticError](err); ok {
		p.Detail = "the body does not fit the schema"
		p.Errors = []problem.Fault{{
			Pointer: string(wrong.JSONPointer), Detail: why(wrong),
		}}
		return p
	}
	p.Detail = "the body is not JSON" // the error may quote the body
	return p
}

func why(err *json.SemanticError) string {
	if errors.Is(err, json.ErrUnknownName) {
		return "unknown name"
	}
	return "wrong type or value"
}

// endregion
