-- order, customer, cart, total that they have seen, how long it is held
INSERT INTO orders (id, customer_id, cart_id, total, reserved_until)
VALUES ($1, $2, $3, $4, now() + $5::interval)
RETURNING placed_at, reserved_until
