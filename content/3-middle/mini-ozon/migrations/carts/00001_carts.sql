-- +goose Up
-- What the catalogue has told of its products; the newest version stays.
CREATE TABLE cart_products (
    product_id uuid PRIMARY KEY,
    title      text NOT NULL,
    price      bigint NOT NULL CHECK (price > 0),
    active     boolean NOT NULL,
    version    integer NOT NULL CHECK (version > 0)
);
CREATE TABLE carts (
    user_id    uuid PRIMARY KEY,
    version    integer NOT NULL DEFAULT 1 CHECK (version > 0),
    lines      integer NOT NULL DEFAULT 0 CHECK (lines BETWEEN 0 AND 50),
    changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE cart_lines (
    user_id    uuid NOT NULL REFERENCES carts ON DELETE CASCADE,
    product_id uuid NOT NULL REFERENCES cart_products,
    quantity   integer NOT NULL CHECK (quantity BETWEEN 1 AND 99),
    seen_price bigint NOT NULL CHECK (seen_price > 0),
    PRIMARY KEY (user_id, product_id)
);

-- +goose Down
DROP TABLE cart_lines;
DROP TABLE carts;
DROP TABLE cart_products;
