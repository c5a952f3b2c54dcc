-- id, sku, items, manager; the same id once more changes nothing
WITH new AS (
    INSERT INTO stock_changes (id, sku, items, changed_by)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT (id) DO NOTHING
    RETURNING sku, items
)
UPDATE stock SET on_hand = on_hand + new.items
FROM new WHERE stock.sku = new.sku
RETURNING on_hand, reserved
