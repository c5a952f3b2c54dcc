-- event; older than what is known changes nothing
INSERT INTO order_view
    (order_id, customer_id, version, status, items, total, placed_at)
SELECT (o->>'id')::uuid, (o->>'customerId')::uuid,
       (o->>'version')::integer, o->>'status',
       (SELECT sum((line->>'count')::integer)
        FROM jsonb_array_elements(o->'lines') AS line),
       (o->'total'->>'amount')::bigint, (o->>'placedAt')::timestamptz
FROM (SELECT $1::jsonb->'order' AS o) AS event
ON CONFLICT (order_id) DO UPDATE
SET version = EXCLUDED.version, status = EXCLUDED.status
WHERE order_view.version < EXCLUDED.version
