-- how many; only the first event of each order
SELECT id, event_id, order_id, type, payload
FROM outbox o
WHERE next_at <= now() AND NOT EXISTS (
    SELECT FROM outbox earlier
    WHERE earlier.order_id = o.order_id
      AND earlier.version < o.version)
ORDER BY id LIMIT $1
FOR UPDATE OF o SKIP LOCKED
