-- name: OrdersOf :many
SELECT id, total, created_at FROM orders
WHERE customer_id = $1 ORDER BY id;
