-- The order may not have come yet: the mark keeps it from being booked.
INSERT INTO deliveries (id, order_id, user_id, address, status)
VALUES ($1, $2, $3, $4, 'cancelled')
ON CONFLICT (order_id) DO UPDATE SET status = 'cancelled',
    version = deliveries.version + 1, changed_at = now()
WHERE deliveries.status = 'created'
