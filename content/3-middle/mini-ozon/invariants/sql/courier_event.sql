WITH moved AS (
    UPDATE deliveries SET status = $3, version = version + 1,
        changed_at = now()
    WHERE id = $2 AND step < CASE $3 WHEN 'picked_up' THEN 1 ELSE 2 END
    RETURNING id
)
INSERT INTO courier_events
    (id, delivery_id, kind, occurred_at, applied)
VALUES ($1, $2, $3, $4, EXISTS (SELECT FROM moved))
ON CONFLICT (id) DO NOTHING
RETURNING applied
