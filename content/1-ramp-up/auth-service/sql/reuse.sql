-- SHA-256 of a token that rotate.sql did not take
UPDATE sessions
SET closed_at = now(), reason = 'reuse', token_hash = NULL
FROM spent_tokens
WHERE spent_tokens.hash = $1 AND sessions.id = spent_tokens.session_id
  AND closed_at IS NULL
RETURNING id, user_id
