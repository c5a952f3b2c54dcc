CREATE TABLE customer (
    id    bigint PRIMARY KEY,
    email text NOT NULL
);
CREATE TABLE orders (
    id          bigint PRIMARY KEY,
    customer_id bigint NOT NULL,
    status      text NOT NULL,
    total       bigint NOT NULL,
    tags        jsonb NOT NULL,
    created_at  timestamptz NOT NULL
);
CREATE TABLE invoice (
    order_id bigint PRIMARY KEY,
    sum      bigint NOT NULL
);
INSERT INTO customer
SELECT g, 'user' || g || '@example.com'
FROM generate_series(0, 9999) g;
INSERT INTO orders
SELECT g, g * 7919 % 10000,
       CASE WHEN g % 100 = 0 THEN 'new' ELSE 'done' END,
       g % 1000 * 100,
       jsonb_build_object('promo', 'p' || g % 1000, 'web', g % 3 = 0),
       timestamptz '2026-01-01' + g * interval '1 minute'
FROM generate_series(1, 100000) g;
INSERT INTO invoice SELECT id, total FROM orders;
ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey
    FOREIGN KEY (customer_id) REFERENCES customer;
