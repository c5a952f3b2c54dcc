-- order, customer
UPDATE orders SET status = 'cancelled', version = version + 1
WHERE id = $1 AND customer_id = $2 AND status = 'new'
RETURNING version
