WITH changed AS (
    UPDATE products
    SET price = $3, version = version + 1, changed_at = now()
    WHERE id = $1 AND version = $2 -- from If-Match
    RETURNING id, version, price
)
INSERT INTO outbox (aggregate, type, payload)
SELECT 'product:' || id, 'product.changed',
    jsonb_build_object('id', id, 'version', version, 'price', price)
FROM changed
