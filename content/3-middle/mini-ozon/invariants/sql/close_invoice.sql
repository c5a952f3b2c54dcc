INSERT INTO invoices (order_id, closed_at) VALUES ($1, now())
ON CONFLICT (order_id) DO UPDATE
    SET closed_at = coalesce(invoices.closed_at, now())
