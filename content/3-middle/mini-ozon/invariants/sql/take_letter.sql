UPDATE notifications SET attempts = attempts + 1,
    next_at = now() + interval '1 minute'
WHERE id = (SELECT id FROM notifications
    WHERE sent_at IS NULL AND next_at <= now()
    ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id
