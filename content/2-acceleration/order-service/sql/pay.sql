-- order, customer
UPDATE orders
SET status = 'paying', attempt = attempt + 1, version = version + 1
WHERE id = $1 AND customer_id = $2
  AND status = 'new' AND reserved_until > now()
RETURNING attempt
