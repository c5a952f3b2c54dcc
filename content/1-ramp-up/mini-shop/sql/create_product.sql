-- sku, title, description, price, on sale; no row: it is there already
WITH made AS (
    INSERT INTO products (sku, title, description, price, on_sale)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (sku) DO NOTHING
    RETURNING sku
)
INSERT INTO stock (sku) SELECT sku FROM made
RETURNING sku
