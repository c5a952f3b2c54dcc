-- DELETE outbox
DELETE FROM outbox WHERE id = (
    SELECT id FROM outbox ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
)
RETURNING body, headers;
