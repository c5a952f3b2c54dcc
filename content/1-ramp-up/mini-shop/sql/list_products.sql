-- created_at and sku of the cursor (NULL: first page), rows
SELECT sku, title, price, version, created_at,
       on_hand - reserved AS available
FROM products JOIN stock USING (sku)
WHERE on_sale
  AND (created_at, sku) < (coalesce($1::timestamptz, 'infinity'),
                           coalesce($2::text, ''))
ORDER BY created_at DESC, sku DESC
LIMIT $3
