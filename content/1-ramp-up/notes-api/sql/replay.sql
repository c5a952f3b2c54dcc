-- user, key, hash of the request
SELECT note_id AS id, created_at, request_hash = $3 AS same
FROM idempotency_keys
WHERE user_id = $1 AND key = $2
