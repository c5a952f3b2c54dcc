-- +goose Up
-- region:keys
CREATE TABLE idempotency_keys (
    user_id      uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    key          text NOT NULL
                 CHECK (key ~ '^[A-Za-z0-9_-]{16,64}$'),
    request_hash bytea NOT NULL
                 CHECK (octet_length(request_hash) = 32),
    note_id      uuid NOT NULL, -- no foreign key: it outlives the note
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, key)
);

CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
-- endregion

-- +goose Down
DROP TABLE idempotency_keys;
