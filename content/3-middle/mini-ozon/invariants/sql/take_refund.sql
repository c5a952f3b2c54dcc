-- A lease: the provider is asked outside of the transaction.
UPDATE refunds SET next_at = now() + interval '1 minute'
WHERE payment_id = (SELECT payment_id FROM refunds
    WHERE status = 'pending' AND next_at <= now()
    ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING payment_id
