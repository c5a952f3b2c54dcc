CREATE TABLE orders (
    id          bigint PRIMARY KEY,
    customer_id bigint NOT NULL,
    total       bigint NOT NULL,
    created_at  timestamptz NOT NULL
);
