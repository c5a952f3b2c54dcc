-- $1 order, $2 user, $3 key, $4 hash of the request, $5 products,
-- $6 quantities, $7 the total that the buyer has seen, $8 address
WITH priced AS (
    SELECT w.product_id, w.quantity, o.seller_id, o.title, o.price
    FROM unnest($5::uuid[], $6::int[]) AS w (product_id, quantity)
    JOIN offers AS o USING (product_id) WHERE o.active
), placed AS (
    INSERT INTO orders (id, user_id, request_key, request_hash, total,
        address, expires_at)
    SELECT $1, $2, $3, $4, sum(price * quantity), $8,
        now() + interval '15 minutes' FROM priced
    HAVING count(*) = cardinality($5::uuid[])
       AND sum(price * quantity) = $7
    ON CONFLICT (user_id, request_key) DO NOTHING
    RETURNING id
)
INSERT INTO order_lines
    (order_id, product_id, seller_id, title, price, quantity)
SELECT placed.id, product_id, seller_id, title, price, quantity
FROM placed CROSS JOIN priced
