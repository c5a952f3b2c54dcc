-- customer, cart and version that they have seen
UPDATE carts SET ordered_at = now()
WHERE customer_id = $1 AND id = $2 AND version = $3
  AND ordered_at IS NULL
