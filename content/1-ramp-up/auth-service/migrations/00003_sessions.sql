-- +goose Up
-- region:sessions
-- A session is a family: all refresh tokens that came of one login.
CREATE TABLE sessions (
    id           uuid PRIMARY KEY,
    user_id      uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    token_hash   bytea UNIQUE -- the live one, and there is no second
                 CHECK (octet_length(token_hash) = 32),
    device       text NOT NULL CHECK (char_length(device) <= 200),
    address      inet NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    refreshed_at timestamptz NOT NULL DEFAULT now(),
    idle_until   timestamptz NOT NULL, -- a refresh moves it
    expires_at   timestamptz NOT NULL, -- nothing moves it
    closed_at    timestamptz,
    reason       text CHECK (reason IN
                 ('logout', 'reuse', 'password', 'admin')),
    CONSTRAINT sessions_times CHECK (idle_until <= expires_at),
    CONSTRAINT sessions_open_has_token CHECK (
        (closed_at IS NULL) = (token_hash IS NOT NULL) AND
        (closed_at IS NULL) = (reason IS NULL))
);

CREATE INDEX sessions_user ON sessions (user_id, refreshed_at);
CREATE INDEX sessions_age ON sessions (expires_at);

CREATE TABLE spent_tokens (
    hash       bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
    session_id uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
    spent_at   timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX spent_tokens_session ON spent_tokens (session_id);
-- endregion

-- +goose Down
DROP TABLE spent_tokens;
DROP TABLE sessions;
