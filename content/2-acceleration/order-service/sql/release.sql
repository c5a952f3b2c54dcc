-- order; in the transaction of its step to cancelled or expired
WITH held AS (
    SELECT sku, l.items
    FROM order_lines l JOIN stock USING (sku)
    WHERE l.order_id = $1
    ORDER BY sku
    FOR UPDATE OF stock -- locks in the same order as reserving
)
UPDATE stock SET reserved = reserved - held.items
FROM held WHERE stock.sku = held.sku
