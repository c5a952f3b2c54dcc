UPDATE stock SET reserved = reserved - l.quantity,
    on_hand = on_hand - l.quantity
FROM order_lines AS l
WHERE l.order_id = $1 AND stock.product_id = l.product_id
