-- customer: the open cart at the prices of now
SELECT id, carts.version, sku, title, price, items,
       CASE WHEN on_sale THEN on_hand - reserved ELSE 0 END AS available
FROM carts
LEFT JOIN (
    cart_lines JOIN products USING (sku) JOIN stock USING (sku)
) ON cart_id = id
WHERE customer_id = $1 AND ordered_at IS NULL
ORDER BY title, sku
