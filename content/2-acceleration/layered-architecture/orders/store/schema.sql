CREATE TABLE stock (
    sku   text PRIMARY KEY,
    items integer NOT NULL CHECK (items >= 0),
    price bigint NOT NULL CHECK (price > 0)
);

CREATE TABLE orders (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL,
    status      text NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE order_line (
    order_id bigint NOT NULL REFERENCES orders,
    sku      text NOT NULL REFERENCES stock,
    items    integer NOT NULL CHECK (items > 0),
    price    bigint NOT NULL,
    PRIMARY KEY (order_id, sku)
);
