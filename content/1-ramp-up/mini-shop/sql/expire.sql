-- one order that nobody has paid in time, unless a neighbour has it
UPDATE orders SET status = 'expired', ended_at = now()
WHERE id = (
    SELECT id FROM orders
    WHERE status = 'reserved' AND reserved_until <= now()
    ORDER BY reserved_until LIMIT 1
    FOR UPDATE SKIP LOCKED
)
RETURNING id
