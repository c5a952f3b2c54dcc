-- order, cart; after lock_stock.sql, so that it sees the last version
WITH held AS (
    SELECT sku, title, price, items,
           CASE WHEN on_sale THEN on_hand - reserved ELSE 0 END
               AS available
    FROM cart_lines JOIN products USING (sku) JOIN stock USING (sku)
    WHERE cart_id = $2
), taken AS (
    UPDATE stock SET reserved = reserved + held.items
    FROM held
    WHERE stock.sku = held.sku AND available >= held.items
), snapshot AS (
    INSERT INTO order_lines (order_id, sku, title, price, items)
    SELECT $1, sku, title, price, items
    FROM held WHERE available >= items
)
SELECT sku, title, price, items, available FROM held ORDER BY sku
