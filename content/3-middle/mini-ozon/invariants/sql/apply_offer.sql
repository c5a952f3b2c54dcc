INSERT INTO offers (product_id, seller_id, title, price, active, version)
VALUES ($1, $2, $3, $4, true, $5)
ON CONFLICT (product_id) DO UPDATE SET
    seller_id = excluded.seller_id, title = excluded.title,
    price = excluded.price, active = excluded.active,
    version = excluded.version
WHERE offers.version < excluded.version -- an old event changes nothing
