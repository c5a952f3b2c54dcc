-- +goose Up
-- region:notes
CREATE TABLE notes (
    id         uuid PRIMARY KEY,
    user_id    uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    title      text NOT NULL,
    body       text NOT NULL DEFAULT '',
    version    bigint NOT NULL DEFAULT 1 CHECK (version > 0),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT notes_title_length
        CHECK (char_length(title) BETWEEN 1 AND 200),
    CONSTRAINT notes_title_trimmed CHECK (title = btrim(title)),
    CONSTRAINT notes_body_length CHECK (char_length(body) <= 20000)
);

-- the very order of the list
CREATE INDEX notes_list ON notes (user_id, created_at DESC, id DESC);
-- endregion

-- +goose Down
DROP TABLE notes;
