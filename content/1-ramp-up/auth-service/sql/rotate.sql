-- SHA-256 of the token, SHA-256 of the next one, idle time
WITH turned AS (
    UPDATE sessions
    SET token_hash = $2, refreshed_at = now(),
        idle_until = least(now() + $3::interval, expires_at)
    WHERE token_hash = $1 AND idle_until > now()
    RETURNING id, user_id
), spent AS (
    INSERT INTO spent_tokens (hash, session_id)
    SELECT $1, id FROM turned
)
SELECT id, user_id, ARRAY(
    SELECT role FROM user_roles
    WHERE user_roles.user_id = turned.user_id ORDER BY role
) AS roles
FROM turned
