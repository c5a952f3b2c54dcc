-- sku, version from If-Match, price, on hand
UPDATE stock SET price = $3, on_hand = $4, version = version + 1
WHERE sku = $1 AND version = $2
RETURNING reserved, version
