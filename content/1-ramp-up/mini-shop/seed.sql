-- Before each scenario: ten mugs, five packets of tea, one poster.
INSERT INTO products (sku, title, price, created_at) VALUES
    ('mug', 'Кружка с гофером', 25000, '2026-12-06T09:00:00Z'),
    ('tea', 'Чай, 100 г', 9900, '2026-12-06T10:00:00Z'),
    ('poster', 'Плакат «Планировщик»', 50000, '2026-12-06T11:00:00Z');
INSERT INTO stock (sku, on_hand) VALUES
    ('mug', 10), ('tea', 5), ('poster', 1);
INSERT INTO stock_changes (id, sku, items, changed_by)
SELECT gen_random_uuid(), sku, on_hand,
       '00000000-0000-4000-8000-0000000000ad'
FROM stock;
