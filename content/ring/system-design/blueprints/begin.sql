-- merchant, key, hash, id, amount; no row: the key is taken
INSERT INTO payments (merchant_id, key, body_hash, id, amount)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (merchant_id, key) DO NOTHING
RETURNING id
