-- cart, sku, items; no row: not on sale, or over fifty lines
INSERT INTO cart_lines (cart_id, sku, items)
SELECT $1, sku, $3 FROM products
WHERE sku = $2 AND on_sale AND 50 > (
    SELECT count(*) FROM cart_lines WHERE cart_id = $1 AND sku <> $2)
ON CONFLICT (cart_id, sku) DO UPDATE SET items = EXCLUDED.items
RETURNING sku
