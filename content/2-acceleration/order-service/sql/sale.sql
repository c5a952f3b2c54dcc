-- event order.paid; the same event once more changes nothing
WITH event AS (
    SELECT ($1::jsonb->>'id')::uuid AS id,
           (($1::jsonb->>'occurredAt')::timestamptz
               AT TIME ZONE 'UTC')::date AS day,
           ($1::jsonb->'order'->'total'->>'amount')::bigint AS total
), first AS (
    INSERT INTO inbox (consumer, message_id)
    SELECT 'sales', id FROM event
    ON CONFLICT DO NOTHING
    RETURNING message_id
)
INSERT INTO sales_daily AS s (day, orders, revenue)
SELECT day, 1, total FROM event JOIN first ON message_id = id
ON CONFLICT (day) DO UPDATE
SET orders = s.orders + 1, revenue = s.revenue + EXCLUDED.revenue
