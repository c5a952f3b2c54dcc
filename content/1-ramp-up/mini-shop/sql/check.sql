-- what contradicts itself; nothing, if all is well
SELECT 'on_hand' AS what, sku AS which
FROM stock
WHERE on_hand <> (
    SELECT coalesce(sum(c.items), 0) FROM stock_changes c
    WHERE c.sku = stock.sku
) - (
    SELECT coalesce(sum(l.items), 0)
    FROM order_lines l JOIN orders o ON o.id = l.order_id
    WHERE l.sku = stock.sku AND o.status = 'paid')
UNION ALL
SELECT 'reserved', sku
FROM stock
WHERE reserved <> (
    SELECT coalesce(sum(l.items), 0)
    FROM order_lines l JOIN orders o ON o.id = l.order_id
    WHERE l.sku = stock.sku AND o.status = 'reserved')
UNION ALL
SELECT 'total', id::text
FROM orders
WHERE total IS DISTINCT FROM (
    SELECT sum(price * items) FROM order_lines WHERE order_id = id)
UNION ALL
SELECT 'cart', id::text
FROM carts
WHERE (ordered_at IS NULL) = EXISTS (
    SELECT FROM orders WHERE cart_id = carts.id)
UNION ALL
SELECT 'lines', coalesce(o.id, l.order_id)::text
FROM orders o JOIN cart_lines c USING (cart_id)
FULL JOIN order_lines l ON l.order_id = o.id AND l.sku = c.sku
WHERE c.items IS DISTINCT FROM l.items
ORDER BY 1, 2
