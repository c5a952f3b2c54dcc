-- order; in the transaction of its step to shipped
WITH held AS (
    SELECT sku, l.items
    FROM order_lines l JOIN stock USING (sku)
    WHERE l.order_id = $1
    ORDER BY sku
    FOR UPDATE OF stock
)
UPDATE stock
SET on_hand = on_hand - held.items, reserved = reserved - held.items,
    version = version + 1 -- who counts the shelf must see it
FROM held WHERE stock.sku = held.sku
