-- +goose Up
-- region:users
CREATE TABLE users (
    id               uuid PRIMARY KEY, -- version 7: grows with time
    email            text NOT NULL,
    password_hash    text NOT NULL,
    password_version int  NOT NULL DEFAULT 1 CHECK (password_version > 0),
    created_at       timestamptz NOT NULL DEFAULT now(),
    -- ASCII alone: no letter that only looks like another one
    CONSTRAINT users_email_form CHECK (
        email ~ '^[!-?A-~]+@[!-?A-~]+$' AND char_length(email) <= 254),
    -- a password in plain text does not get in
    CONSTRAINT users_password_hashed CHECK (password_hash ~
        '^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[\w+/]{22}\$[\w+/]{43}$')
);

CREATE UNIQUE INDEX users_email ON users (lower(email COLLATE "C"));
-- endregion

-- +goose Down
DROP TABLE users;
