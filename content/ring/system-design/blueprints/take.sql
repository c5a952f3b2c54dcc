-- channel, how many; who takes has a minute, then it is everybody's again
UPDATE notifications
SET attempts = attempts + 1, run_at = now() + interval '1 minute'
WHERE id IN (
    SELECT id FROM notifications
    WHERE state = 'waiting' AND channel = $1
      AND run_at <= now() AND expires_at > now()
    ORDER BY priority, run_at
    LIMIT $2 FOR UPDATE SKIP LOCKED)
RETURNING id, attempts, priority, reason
