-- region:upsert
INSERT INTO products (id, name, category, price) VALUES
    (1, 'Mug', 'kitchen', 350),  -- a new price
    (4, 'Poster', 'decor', 500), -- the same
    (6, 'Lamp', 'decor', 1500)   -- new
ON CONFLICT (id) DO UPDATE SET price = EXCLUDED.price
WHERE products.price <> EXCLUDED.price
RETURNING id, name, price, xmax = 0 AS inserted;
-- endregion

-- region:twice
INSERT INTO products (id, name, category, price) VALUES
    (1, 'Mug', 'kitchen', 350), (1, 'Mug', 'kitchen', 360)
ON CONFLICT (id) DO UPDATE SET price = EXCLUDED.price;
-- endregion

-- region:merge
MERGE INTO products p
USING (VALUES
    (1, 'Mug', 'kitchen', 350),
    (3, 'Spoon', 'kitchen', NULL), -- no longer sold
    (6, 'Lamp', 'decor', 1500)
) n (id, name, category, price) ON n.id = p.id
WHEN MATCHED AND n.price IS NULL THEN DELETE
WHEN MATCHED THEN UPDATE SET price = n.price
WHEN NOT MATCHED THEN INSERT VALUES (n.id, n.name, n.category, n.price);

SELECT id, name, price FROM products WHERE id IN (1, 3, 6) ORDER BY id;
-- endregion


-- region:twins
CREATE TEMP TABLE feed (id int, price int);
INSERT INTO feed VALUES (1, 350), (1, 360);

UPDATE products p SET price = f.price FROM feed f WHERE f.id = p.id;

MERGE INTO products p USING feed f ON f.id = p.id
WHEN MATCHED THEN UPDATE SET price = f.price;
-- endregion
