ALTER TABLE orders ADD COLUMN paid_at timestamptz;
CREATE UNIQUE INDEX orders_email ON orders (email);
