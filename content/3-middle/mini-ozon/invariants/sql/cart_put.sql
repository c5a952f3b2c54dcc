INSERT INTO cart_lines (user_id, product_id, quantity, seen_price)
SELECT $1, product_id, $3, price FROM cart_products
WHERE product_id = $2 AND active
ON CONFLICT (user_id, product_id) DO UPDATE SET
    quantity = excluded.quantity, seen_price = excluded.seen_price
