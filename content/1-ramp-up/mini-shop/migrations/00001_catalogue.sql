-- +goose Up
-- region:products
CREATE TABLE products (
    sku         text PRIMARY KEY CHECK (sku ~ '^[a-z0-9-]{1,32}$'),
    title       text NOT NULL
                CHECK (char_length(title) BETWEEN 1 AND 200),
    description text NOT NULL DEFAULT ''
                CHECK (char_length(description) <= 5000),
    price       bigint NOT NULL -- kopecks
                CHECK (price BETWEEN 1 AND 100000000),
    on_sale     boolean NOT NULL DEFAULT true,
    version     integer NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX products_list ON products (created_at DESC, sku DESC)
    WHERE on_sale;
-- endregion

-- region:stock
-- apart from the card: it changes with every order
CREATE TABLE stock (
    sku      text PRIMARY KEY REFERENCES products,
    on_hand  integer NOT NULL DEFAULT 0,
    reserved integer NOT NULL DEFAULT 0,
    CONSTRAINT stock_not_oversold
        CHECK (reserved BETWEEN 0 AND on_hand)
);
-- endregion

-- region:changes
-- what has come and what was written off; never changed
CREATE TABLE stock_changes (
    id         uuid PRIMARY KEY, -- the client's: a repeat adds nothing
    sku        text NOT NULL REFERENCES stock,
    items      integer NOT NULL
               CHECK (items <> 0 AND items BETWEEN -10000 AND 10000),
    changed_by uuid NOT NULL, -- sub of the manager's token
    changed_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX stock_changes_sku ON stock_changes (sku);
-- endregion

-- +goose Down
DROP TABLE stock_changes;
DROP TABLE stock;
DROP TABLE products;
