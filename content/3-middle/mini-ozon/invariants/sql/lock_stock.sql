-- In one order for all: two baskets with the same goods do not deadlock.
-- NO KEY: the foreign key of the lines already holds KEY SHARE.
SELECT FROM stock
WHERE product_id IN (SELECT product_id FROM order_lines
    WHERE order_id = $1)
ORDER BY product_id FOR NO KEY UPDATE
