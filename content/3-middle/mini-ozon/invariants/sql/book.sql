INSERT INTO deliveries (id, order_id, user_id, address)
VALUES ($1, $2, $3, $4) ON CONFLICT (order_id) DO NOTHING
