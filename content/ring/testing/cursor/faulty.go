package cursor

import (
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
)

// region:pipe

// EncodePipe is the first attempt.
func EncodePipe(c Cursor) string {
	raw := fmt.Sprintf("%s|%d", c.Title, c.ID)
	return base64.RawURLEncoding.EncodeToString([]byte(raw))
}

// DecodePipe is its inverse, as it seems.
func DecodePipe(s string) (Cursor, error) {
	raw, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil {
		return Cursor{}, ErrCursor
	}
	title, number, _ := strings.Cut(string(raw), "|")
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return Cursor{}, ErrCursor
	}
	return Cursor{Title: title, ID: id}, nil
}

// endregion
