-- user, session that asks
SELECT id, device, address, created_at, refreshed_at, id = $2 AS current
FROM sessions
WHERE user_id = $1 AND closed_at IS NULL AND idle_until > now()
ORDER BY refreshed_at DESC
LIMIT 100
