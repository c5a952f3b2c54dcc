-- For a load test: a hundred products of which there is plenty, and one
-- that everybody wants and of which there are five hundred.
INSERT INTO products (sku, title, price)
SELECT 'load-' || n, 'Товар ' || n, 10000 + 100 * n
FROM generate_series(0, 99) AS n
UNION ALL SELECT 'hot', 'Дефицит', 99900;
INSERT INTO stock (sku, on_hand)
SELECT sku, CASE sku WHEN 'hot' THEN 500 ELSE 10000 END
FROM products WHERE sku = 'hot' OR sku LIKE 'load-%';
INSERT INTO stock_changes (id, sku, items, changed_by)
SELECT gen_random_uuid(), sku, on_hand,
       '00000000-0000-4000-8000-0000000000ad'
FROM stock WHERE sku = 'hot' OR sku LIKE 'load-%';
ANALYZE;
