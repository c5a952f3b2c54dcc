-- session, user, version of the password that was checked,
-- SHA-256 of the token, device, address, idle time, whole life
WITH checked AS (
    SELECT id FROM users
    WHERE id = $2 AND password_version = $3
    FOR SHARE -- who changes the password waits, or is waited for
)
INSERT INTO sessions (id, user_id, token_hash, device, address,
                      idle_until, expires_at)
SELECT $1, id, $4, $5, $6, now() + $7::interval, now() + $8::interval
FROM checked
RETURNING id
