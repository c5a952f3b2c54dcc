-- order, type, what only this type has
WITH event AS (
    SELECT gen_random_uuid() AS id, clock_timestamp() AS at
)
INSERT INTO outbox (event_id, order_id, version, type, payload)
SELECT event.id, o.id, o.version, $2, jsonb_build_object(
    'id', event.id, 'type', $2::text, 'schema', 1,
    'occurredAt', event.at,
    'order', jsonb_build_object(
        'id', o.id, 'customerId', o.customer_id,
        'version', o.version, 'status', o.status,
        'attempt', o.attempt,
        'total', jsonb_build_object(
            'amount', o.total, 'currency', 'RUB'),
        'lines', (
            SELECT jsonb_agg(jsonb_build_object(
                'sku', sku, 'count', items,
                'price', jsonb_build_object(
                    'amount', price, 'currency', 'RUB')) ORDER BY sku)
            FROM order_lines WHERE order_id = o.id),
        'placedAt', o.placed_at, 'reservedUntil', o.reserved_until)
) || $3::jsonb
FROM orders o, event
WHERE o.id = $1
