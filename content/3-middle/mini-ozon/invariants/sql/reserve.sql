-- As many rows as the order has lines, or the transaction is rolled back.
UPDATE stock SET reserved = reserved + l.quantity
FROM order_lines AS l
WHERE l.order_id = $1 AND stock.product_id = l.product_id
  AND on_hand - reserved >= l.quantity
