-- user, key, hash of the request, id, title, body
WITH claimed AS (
    INSERT INTO idempotency_keys (user_id, key, request_hash, note_id)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT (user_id, key) DO NOTHING -- waits for who has it
    RETURNING note_id
)
INSERT INTO notes (id, user_id, title, body)
SELECT note_id, $1, $5, $6 FROM claimed
RETURNING id, created_at
