-- what the load needs: a hundred products and one that everybody wants
INSERT INTO stock (sku, price, on_hand)
SELECT 'mug-' || g, 25000, 1000000 FROM generate_series(0, 99) g
UNION ALL SELECT 'hot', 9990, 1000000
ON CONFLICT (sku) DO UPDATE SET on_hand = EXCLUDED.on_hand;
