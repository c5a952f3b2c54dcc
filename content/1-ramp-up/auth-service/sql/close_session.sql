-- user, session
UPDATE sessions
SET closed_at = now(), reason = 'logout', token_hash = NULL
WHERE user_id = $1 AND id = $2 AND closed_at IS NULL
RETURNING id
