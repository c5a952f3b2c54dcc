-- $1 sale. A statement of its own: its snapshot is younger than the lock.
SELECT
    (SELECT count(*) FROM units WHERE sale_id = $1 AND NOT taken),
    coalesce(array_agg(buyer_id::text ORDER BY id), '{}'),
    coalesce(array_agg(id::text ORDER BY id), '{}')
FROM reservations
WHERE sale_id = $1 AND state IN ('held', 'ordered', 'sold')
