-- 30 days longer than it could live: what happened can be asked
DELETE FROM sessions WHERE id IN (
    SELECT id FROM sessions
    WHERE expires_at < now() - interval '30 days'
    ORDER BY expires_at LIMIT 1000
    FOR UPDATE SKIP LOCKED
)
