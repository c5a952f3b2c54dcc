-- +goose Up
-- region:users
CREATE TABLE users (
    id         uuid PRIMARY KEY,
    name       text NOT NULL UNIQUE
               CHECK (char_length(name) BETWEEN 1 AND 64),
    -- SHA-256 of the token: who steals the table cannot sign in
    token_hash bytea NOT NULL UNIQUE
               CHECK (octet_length(token_hash) = 32),
    created_at timestamptz NOT NULL DEFAULT now()
);
-- endregion

-- +goose Down
DROP TABLE users;
