-- user, session that stays (or NULL), reason
UPDATE sessions
SET closed_at = now(), reason = $3, token_hash = NULL
WHERE user_id = $1 AND id IS DISTINCT FROM $2::uuid
  AND closed_at IS NULL
RETURNING id
