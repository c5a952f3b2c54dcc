-- order, customer, total, how long the goods are held
INSERT INTO orders (id, customer_id, total, reserved_until)
VALUES ($1, $2, $3, now() + $4::interval)
