DELETE FROM attempts WHERE key IN (
    SELECT key FROM attempts
    WHERE ends_at < now()
    ORDER BY ends_at LIMIT 1000
    FOR UPDATE SKIP LOCKED
)
