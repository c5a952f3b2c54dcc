-- +goose Up
-- region:attempts
-- How often a password was tried, for an account and from an address.
CREATE TABLE attempts (
    key     bytea PRIMARY KEY -- SHA-256: people type passwords as e-mails
            CHECK (octet_length(key) = 32),
    used    int NOT NULL CHECK (used >= 0),
    ends_at timestamptz NOT NULL
);

CREATE INDEX attempts_age ON attempts (ends_at);
-- endregion

-- +goose Down
DROP TABLE attempts;
