INSERT INTO invoices (order_id, user_id, amount) VALUES ($1, $2, $3)
ON CONFLICT (order_id) DO UPDATE SET
    user_id = excluded.user_id, amount = excluded.amount
