-- +goose Up
-- region:views
CREATE TABLE order_view (
    order_id    uuid PRIMARY KEY,
    customer_id uuid NOT NULL,
    version     integer NOT NULL, -- of the order, as last heard
    status      text NOT NULL,
    items       integer NOT NULL,
    total       bigint NOT NULL,
    placed_at   timestamptz NOT NULL
);
CREATE INDEX order_view_list
    ON order_view (customer_id, placed_at DESC, order_id DESC);

CREATE TABLE sales_daily (
    day     date PRIMARY KEY, -- UTC
    orders  bigint NOT NULL CHECK (orders > 0),
    revenue bigint NOT NULL CHECK (revenue > 0) -- kopecks
);
-- endregion

-- +goose Down
DROP TABLE sales_daily;
DROP TABLE order_view;
