-- the same, and a repeat spends a number
WITH room AS (
    UPDATE conversations SET last_seq = last_seq + 1
    WHERE id = $1 RETURNING last_seq
)
INSERT INTO messages (conversation_id, seq, author_id, key, body)
SELECT $1, last_seq, $2, $3, $4 FROM room
ON CONFLICT (conversation_id, author_id, key) DO NOTHING
RETURNING seq
