-- customer, key, hash of the request
SELECT order_id, request_hash = $3 AS same
FROM idempotency_keys
WHERE customer_id = $1 AND key = $2
