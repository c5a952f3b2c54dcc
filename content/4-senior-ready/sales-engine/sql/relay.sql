-- $1 how many at most: the first event of each aggregate, as it goes out.
-- Publish, wait for the confirms, DELETE, COMMIT.
SELECT id, type, jsonb_build_object('id', event_id, 'type', type,
    'schema', 1, 'occurredAt', created_at) || data
FROM outbox o
WHERE NOT EXISTS (
    SELECT FROM outbox earlier
    WHERE earlier.aggregate = o.aggregate AND earlier.id < o.id)
ORDER BY id LIMIT $1
FOR UPDATE OF o SKIP LOCKED
