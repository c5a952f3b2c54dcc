-- +goose Up
-- region:carts
CREATE TABLE carts (
    id          uuid PRIMARY KEY,
    customer_id uuid NOT NULL, -- sub: users live in Auth Service
    version     integer NOT NULL DEFAULT 1, -- one more a change
    ordered_at  timestamptz -- NULL: the cart is open
);

CREATE UNIQUE INDEX carts_one_open ON carts (customer_id)
    WHERE ordered_at IS NULL;

CREATE TABLE cart_lines (
    cart_id uuid NOT NULL REFERENCES carts,
    sku     text NOT NULL REFERENCES products, -- and no price
    items   integer NOT NULL CHECK (items BETWEEN 1 AND 100),
    PRIMARY KEY (cart_id, sku)
);

CREATE INDEX cart_lines_sku ON cart_lines (sku);
-- endregion

-- +goose Down
DROP TABLE cart_lines;
DROP TABLE carts;
