-- customer, key, hash of the request, order
INSERT INTO idempotency_keys (customer_id, key, request_hash, order_id)
VALUES ($1, $2, $3, $4)
ON CONFLICT (customer_id, key) DO NOTHING -- waits for who has it
