-- order that has just been paid
WITH held AS (
    SELECT sku, items
    FROM order_lines JOIN stock USING (sku)
    WHERE order_id = $1
    ORDER BY sku -- as in lock_stock.sql
    FOR UPDATE OF stock
)
UPDATE stock
SET on_hand = on_hand - held.items, reserved = reserved - held.items
FROM held WHERE stock.sku = held.sku
