-- +goose Up
-- region:stock
CREATE TABLE stock (
    product_id uuid PRIMARY KEY,
    on_hand    integer NOT NULL DEFAULT 0 CHECK (on_hand >= 0),
    reserved   integer NOT NULL DEFAULT 0,
    CONSTRAINT not_oversold CHECK (reserved BETWEEN 0 AND on_hand)
);
-- endregion
CREATE TABLE stock_receipts (
    request_key uuid PRIMARY KEY,
    product_id  uuid NOT NULL REFERENCES stock,
    quantity    integer NOT NULL CHECK (quantity BETWEEN 1 AND 10000),
    created_at  timestamptz NOT NULL DEFAULT now()
);
-- region:offers
CREATE TABLE offers ( -- a copy: the catalogue owns it
    product_id uuid PRIMARY KEY,
    seller_id  uuid NOT NULL,
    title      text NOT NULL,
    price      bigint NOT NULL CHECK (price > 0),
    active     boolean NOT NULL,
    version    integer NOT NULL CHECK (version > 0)
);
-- endregion

-- region:orders
CREATE TABLE orders (
    id            uuid PRIMARY KEY,
    user_id       uuid NOT NULL,
    request_key   uuid NOT NULL,
    request_hash  bytea NOT NULL CHECK (length(request_hash) = 32),
    status        text NOT NULL DEFAULT 'new',
    total         bigint NOT NULL CHECK (total > 0), -- kopecks
    address       text NOT NULL CHECK (length(address) BETWEEN 5 AND 300),
    cancel_reason text,
    paid_at       timestamptz,
    refunded_at   timestamptz CHECK (refunded_at IS NULL
                      OR status = 'cancelled' AND paid_at IS NOT NULL),
    version       integer NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now(),
    expires_at    timestamptz NOT NULL,
    UNIQUE (user_id, request_key),
    CHECK (status IN ('new', 'paid', 'cancelling', 'shipped',
        'delivered', 'cancelled')),
    CHECK ((status = 'cancelled') = (cancel_reason IS NOT NULL))
);
-- endregion
CREATE INDEX orders_of_user ON orders (user_id, id);
CREATE INDEX orders_expiring ON orders (expires_at) WHERE status = 'new';
CREATE TABLE order_lines (
    order_id   uuid NOT NULL REFERENCES orders,
    product_id uuid NOT NULL REFERENCES stock,
    seller_id  uuid NOT NULL,
    title      text NOT NULL,
    price      bigint NOT NULL CHECK (price > 0),
    quantity   integer NOT NULL CHECK (quantity BETWEEN 1 AND 99),
    PRIMARY KEY (order_id, product_id)
);

-- region:transitions
CREATE TABLE order_transitions (
    from_status text NOT NULL,
    to_status   text NOT NULL,
    PRIMARY KEY (from_status, to_status)
);
INSERT INTO order_transitions VALUES
    ('new', 'paid'),           -- the money came in time
    ('new', 'cancelled'),      -- the buyer or the timer
    ('paid', 'shipped'),       -- the courier has it
    ('paid', 'cancelling'),    -- the buyer; the delivery decides
    ('cancelling', 'shipped'), -- the courier was first
    ('cancelling', 'cancelled'),
    ('shipped', 'delivered'),
    ('shipped', 'cancelled');  -- nobody opened the door

CREATE TABLE order_audit (
    order_id    uuid NOT NULL REFERENCES orders,
    version     integer NOT NULL,
    from_status text NOT NULL,
    to_status   text NOT NULL,
    at          timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (order_id, version),
    CONSTRAINT order_audit_legal_step FOREIGN KEY (from_status, to_status)
        REFERENCES order_transitions
);
-- endregion
-- +goose StatementBegin
CREATE FUNCTION order_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.version := OLD.version + 1;
    INSERT INTO order_audit (order_id, version, from_status, to_status)
    VALUES (NEW.id, NEW.version, OLD.status, NEW.status);
    RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER order_moves BEFORE UPDATE OF status ON orders
    FOR EACH ROW EXECUTE FUNCTION order_moved();

-- +goose Down
DROP TABLE order_audit;
DROP TABLE order_transitions;
DROP TABLE order_lines;
DROP TABLE orders;
DROP FUNCTION order_moved;
DROP TABLE offers;
DROP TABLE stock_receipts;
DROP TABLE stock;
