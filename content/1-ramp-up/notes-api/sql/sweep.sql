DELETE FROM idempotency_keys
WHERE (user_id, key) IN (
    SELECT user_id, key FROM idempotency_keys
    WHERE created_at < now() - interval '24 hours'
    ORDER BY created_at LIMIT 1000
    FOR UPDATE SKIP LOCKED
)
