-- +goose Up
-- region:orders
CREATE TABLE orders (
    id             uuid PRIMARY KEY,
    customer_id    uuid NOT NULL,
    cart_id        uuid NOT NULL UNIQUE REFERENCES carts,
    status         text NOT NULL DEFAULT 'reserved' CHECK (status IN
                   ('reserved', 'paid', 'cancelled', 'expired')),
    total          bigint NOT NULL CHECK (total > 0),
    reserved_until timestamptz NOT NULL,
    placed_at      timestamptz NOT NULL DEFAULT now(),
    ended_at       timestamptz,
    CONSTRAINT orders_ended
        CHECK ((status = 'reserved') = (ended_at IS NULL))
);

CREATE INDEX orders_list
    ON orders (customer_id, placed_at DESC, id DESC);
CREATE INDEX orders_due ON orders (reserved_until)
    WHERE status = 'reserved';

CREATE TABLE order_lines (
    order_id uuid NOT NULL REFERENCES orders,
    sku      text NOT NULL REFERENCES products,
    title    text NOT NULL, -- title and price of that moment
    price    bigint NOT NULL CHECK (price > 0),
    items    integer NOT NULL CHECK (items BETWEEN 1 AND 100),
    PRIMARY KEY (order_id, sku)
);

CREATE INDEX order_lines_sku ON order_lines (sku);
-- endregion

-- region:final
-- +goose StatementBegin
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING
        ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
END
$$;
-- +goose StatementEnd

CREATE TRIGGER orders_end_once
    BEFORE UPDATE OF status ON orders FOR EACH ROW
    WHEN (OLD.status <> 'reserved')
    EXECUTE FUNCTION refuse('the order has ended already');
-- endregion

CREATE TRIGGER order_lines_stay
    BEFORE UPDATE OR DELETE ON order_lines FOR EACH ROW
    EXECUTE FUNCTION refuse('what was ordered does not change');

-- region:total
-- +goose StatementBegin
CREATE FUNCTION total_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    number uuid := to_jsonb(NEW) ->> TG_ARGV[0];
    said   bigint := (SELECT total FROM orders WHERE id = number);
    lines  bigint := (SELECT sum(price * items)
                      FROM order_lines WHERE order_id = number);
BEGIN
    IF said IS DISTINCT FROM lines THEN
        RAISE EXCEPTION 'total is %, its lines make %', said, lines
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NULL;
END
$$;
-- +goose StatementEnd
-- endregion

-- region:deferred
-- deferred: the lines come after the order, the check at COMMIT
CREATE CONSTRAINT TRIGGER orders_total
    AFTER INSERT OR UPDATE OF total ON orders
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION total_fits('id');
CREATE CONSTRAINT TRIGGER order_lines_total
    AFTER INSERT ON order_lines
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION total_fits('order_id');
-- endregion

-- +goose Down
DROP TABLE order_lines;
DROP TABLE orders;
DROP FUNCTION total_fits;
DROP FUNCTION refuse;
