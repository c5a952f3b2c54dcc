-- +goose Up
-- region:stock
CREATE TABLE stock (
    sku      text PRIMARY KEY CHECK (sku ~ '^[a-z0-9-]{1,32}$'),
    price    bigint NOT NULL CHECK (price > 0), -- kopecks
    on_hand  integer NOT NULL,
    reserved integer NOT NULL DEFAULT 0,
    version  integer NOT NULL DEFAULT 1,
    CONSTRAINT stock_not_oversold
        CHECK (reserved BETWEEN 0 AND on_hand)
);
-- endregion

-- region:orders
CREATE TABLE orders (
    id             uuid PRIMARY KEY,
    customer_id    uuid NOT NULL,
    status         text NOT NULL DEFAULT 'new',
    version        integer NOT NULL DEFAULT 1, -- one more a step
    attempt        integer NOT NULL DEFAULT 0, -- of payment
    total          bigint NOT NULL CHECK (total > 0),
    reserved_until timestamptz NOT NULL,
    placed_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX orders_due ON orders (reserved_until)
    WHERE status = 'new';

CREATE TABLE order_lines (
    order_id uuid NOT NULL REFERENCES orders,
    sku      text NOT NULL REFERENCES stock,
    items    integer NOT NULL CHECK (items BETWEEN 1 AND 100),
    price    bigint NOT NULL CHECK (price > 0), -- of that moment
    PRIMARY KEY (order_id, sku)
);
CREATE INDEX order_lines_sku ON order_lines (sku);
-- endregion

-- +goose Down
DROP TABLE order_lines;
DROP TABLE orders;
DROP TABLE stock;
