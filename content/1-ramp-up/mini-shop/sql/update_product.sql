-- sku, version from If-Match, title, description, price, on sale
UPDATE products
SET title = $3, description = $4, price = $5, on_sale = $6,
    version = version + 1
WHERE sku = $1 AND version = $2
RETURNING version
