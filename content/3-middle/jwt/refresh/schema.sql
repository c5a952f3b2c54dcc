-- A session is what one login on one device has begun: the family of all
-- refresh tokens that came of it.
CREATE TABLE sessions (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id    bigint NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL, -- no rotation moves it
    revoked_at timestamptz,
    reason     text                  -- logout, reuse, password
);
CREATE INDEX ON sessions (user_id);

CREATE TABLE refresh_tokens (
    hash       bytea PRIMARY KEY,    -- SHA-256: the token is nowhere
    session_id uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
    expires_at timestamptz NOT NULL, -- each rotation gives a new one
    used_at    timestamptz
);
CREATE INDEX ON refresh_tokens (session_id);
