// Package paging reads a list page by page.
package paging

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Schema has an index in the very order of the list.
const Schema = `
CREATE TABLE note (
	id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	title      text NOT NULL,
	created_at timestamptz NOT NULL
);
CREATE INDEX note_list ON note (created_at DESC, id DESC)`

// Note is an element of the list.
type Note struct {
	ID        int64
	Title     string
	CreatedAt time.Time
}

// Offset returns page number n, from 0.
func Offset(
	ctx context.Context, pool *pgxpool.Pool, n, size int,
) ([]Note, error) {
	rows, err := pool.Query(ctx, `
		SELECT id, title, created_at FROM note
		ORDER BY created_at DESC, id DESC
		LIMIT $1 OFFSET $2`, size, n*size)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByName[Note])
}

// region:keyset

// Cursor is the place after the last note of a page.
type Cursor struct {
	CreatedAt time.Time `json:"t"`
	ID        int64     `json:"id"` // breaks ties of equal times
}

// After returns the notes behind the cursor; nil is the first page.
func After(
	ctx context.Context, pool *pgxpool.Pool, c *Cursor, size int,
) ([]Note, *Cursor, error) {
	if c == nil {
		c = &Cursor{CreatedAt: farFuture}
	}
	rows, err := pool.Query(ctx, `
		SELECT id, title, created_at FROM note
		WHERE (created_at, id) < ($1, $2)
		ORDER BY created_at DESC, id DESC
		LIMIT $3`, c.CreatedAt, c.ID, size)
	if err != nil {
		return nil, nil, err
	}
	notes, err := pgx.CollectRows(rows, pgx.RowToStructByName[Note])
	if err != nil || len(notes) < size {
		return notes, nil, err // the last page
	}
	last := notes[len(notes)-1]
	return notes, &Cursor{last.CreatedAt, last.ID}, nil
}

var farFuture = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

// endregion

// ErrCursor is the answer to a cursor that Encode has not made: 400.
var ErrCursor = errors.New("paging: bad cursor")

// Encode makes the cursor opaque to clients.
func (c *Cursor) Encode() (string, error) {
	text, err := json.Marshal(c)
	return base64.RawURLEncoding.EncodeToString(text), err
}

// Decode reads what Encode has made.
func Decode(text string) (*Cursor, error) {
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return nil, ErrCursor
	}
	c := new(Cursor)
	if err := json.Unmarshal(raw, c); err != nil || c.ID == 0 {
		return nil, ErrCursor
	}
	return c, nil
}
