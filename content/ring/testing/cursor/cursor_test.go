package cursor_test

import (
	"errors"
	"testing"

	"route500k/content/ring/testing/cursor"
)

// codec is one of the attempts.
type codec struct {
	encode func(cursor.Cursor) string
	decode func(string) (cursor.Cursor, error)
}

var (
	pipe = codec{cursor.EncodePipe, cursor.DecodePipe}
	good = codec{cursor.Encode, cursor.Decode}
)

// region:table

// TestRoundTrip is the table that is green with both attempts.
func TestRoundTrip(t *testing.T) {
	tests := []struct {
		name string
		want cursor.Cursor
	}{
		{"empty", cursor.Cursor{}},
		{"plain", cursor.Cursor{Title: "Кружка", ID: 7}},
		{"spaces", cursor.Cursor{Title: " a b ", ID: 1 << 62}},
		{"negative", cursor.Cursor{Title: "mug", ID: -1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, c := range []codec{pipe, good} {
				got, err := c.decode(c.encode(tt.want))
				if err != nil {
					t.Fatal(err)
				}
				if got != tt.want {
					t.Errorf("got %+v, want %+v", got, tt.want)
				}
			}
		})
	}
}

// endregion

func TestDecodeRefuses(t *testing.T) {
	for name, in := range map[string]string{
		"nothing":      "",
		"not base64":   "?",
		"not JSON":     "e30x",
		"not a number": "eyJpIjoiNyJ9", // {"i":"7"}
	} {
		t.Run(name, func(t *testing.T) {
			got, err := cursor.Decode(in)
			if !errors.Is(err, cursor.ErrCursor) {
				t.Errorf("%+v, %v", got, err)
			}
			_, err = cursor.DecodePipe(in)
			if !errors.Is(err, cursor.ErrCursor) {
				t.Errorf("first attempt: %v", err)
			}
		})
	}
}
