-- one order that is due; those in work elsewhere are skipped
UPDATE orders SET status = 'expired', version = version + 1
WHERE id = (
    SELECT id FROM orders
    WHERE status = 'new' AND reserved_until <= now()
    ORDER BY reserved_until LIMIT 1
    FOR UPDATE SKIP LOCKED
)
RETURNING id
