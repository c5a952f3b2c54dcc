SELECT s.product_id, s.reserved, coalesce(sum(l.quantity), 0) AS in_orders
FROM stock AS s
LEFT JOIN (order_lines AS l JOIN orders AS o ON o.id = l.order_id
    AND o.status IN ('new', 'paid', 'cancelling'))
    USING (product_id)
GROUP BY s.product_id
HAVING s.reserved <> coalesce(sum(l.quantity), 0)
