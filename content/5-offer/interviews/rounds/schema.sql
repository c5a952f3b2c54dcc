CREATE TABLE customers (
    id   bigint PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE orders (
    id          bigint PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers,
    status      text NOT NULL,
    total       bigint NOT NULL
);
INSERT INTO customers VALUES (1, 'ann'), (2, 'bob'), (3, 'eve');
INSERT INTO orders VALUES
    (1, 1, 'paid', 100), (2, 1, 'paid', 300), (3, 1, 'cancelled', 900),
    (4, 2, 'cancelled', 500);
