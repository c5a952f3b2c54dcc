-- +goose Up
-- region:search
ALTER TABLE notes ADD COLUMN search tsvector
    GENERATED ALWAYS AS (
        setweight(to_tsvector('russian', title), 'A') ||
        setweight(to_tsvector('russian', body), 'B')
    ) STORED;

CREATE INDEX notes_search ON notes USING gin (search);
-- endregion

-- +goose Down
ALTER TABLE notes DROP COLUMN search;
