-- order
UPDATE orders SET status = 'shipped', version = version + 1
WHERE id = $1 AND status = 'paid'
RETURNING version
