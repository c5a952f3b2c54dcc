-- new id, customer: the open cart, for this transaction alone
INSERT INTO carts (id, customer_id) VALUES ($1, $2)
ON CONFLICT (customer_id) WHERE ordered_at IS NULL
DO UPDATE SET version = carts.version + 1
RETURNING id, version
