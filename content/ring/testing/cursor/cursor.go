// Package cursor packs the last row of a page into a string for the next
// request: once with a fault that a table of cases did not find and
// fuzzing did, and once without.
package cursor

import (
	"encoding/base64"
	"encoding/json"
	"errors"
)

// region:cursor

// Cursor is where a page of products has ended: ordered by title, then id.
type Cursor struct {
	Title string `json:"t"`
	ID    int64  `json:"i"`
}

// ErrCursor is what a client gets who has made up a cursor.
var ErrCursor = errors.New("bad cursor")

// Encode leaves it to JSON to tell the title from the number.
func Encode(c Cursor) string {
	raw, err := json.Marshal(c)
	if err != nil {
		panic(err) // a string and a number always have a form
	}
	return base64.RawURLEncoding.EncodeToString(raw)
}

// Decode is the inverse of Encode.
func Decode(s string) (c Cursor, err error) {
	raw, err := base64.RawURLEncoding.DecodeString(s)
	if err == nil {
		err = json.Unmarshal(raw, &c)
	}
	if err != nil {
		return Cursor{}, ErrCursor
	}
	return c, nil
}

// endregion
