-- cart, sku
DELETE FROM cart_lines WHERE cart_id = $1 AND sku = $2
