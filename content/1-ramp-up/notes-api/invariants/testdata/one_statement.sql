WITH claimed AS (
    INSERT INTO idempotency_keys
        (user_id, key, request_hash, note_id)
    VALUES ($1, $2, sha256('List'), $3)
    ON CONFLICT DO NOTHING
    RETURNING note_id
)
SELECT note_id::text FROM claimed
UNION ALL
SELECT note_id::text FROM idempotency_keys
WHERE user_id = $1 AND key = $2
