-- order, customer
UPDATE orders SET status = 'cancelled', ended_at = now()
WHERE id = $1 AND customer_id = $2 AND status = 'reserved'
RETURNING id
