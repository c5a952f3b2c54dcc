-- INSERT orders outbox
WITH placed AS (
    INSERT INTO orders (item) VALUES ($1) RETURNING id
)
INSERT INTO outbox (body, headers)
SELECT id, $2 FROM placed
RETURNING body::bigint;
