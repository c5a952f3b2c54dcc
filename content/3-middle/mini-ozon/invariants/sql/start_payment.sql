INSERT INTO payments
    (id, order_id, request_key, request_hash, method, amount)
SELECT $1, order_id, $3, $4, $5, amount FROM invoices
WHERE order_id = $2 AND user_id = $6 AND closed_at IS NULL
ON CONFLICT DO NOTHING -- the same key, or another payment is alive
