-- $1 lease. Takes the payment that has waited longest: to capture it, or
-- to give it back. Who dies holding it loses it when the lease is over.
UPDATE payments SET version = version + 1, attempts = attempts + 1,
    next_at = clock_timestamp() + $1::interval
WHERE ref = (
    SELECT ref FROM payments
    WHERE state IN ('authorized', 'voiding')
    AND next_at <= clock_timestamp()
    ORDER BY next_at LIMIT 1
    FOR UPDATE SKIP LOCKED)
RETURNING ref, order_id, state, version
