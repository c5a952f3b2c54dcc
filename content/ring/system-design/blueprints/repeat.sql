-- merchant, key, hash; a statement of its own sees who has come first
SELECT id, state, body_hash = $3 AS same
FROM payments WHERE merchant_id = $1 AND key = $2
