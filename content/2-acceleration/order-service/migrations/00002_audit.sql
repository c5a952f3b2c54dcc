-- +goose Up
-- region:machine
CREATE TABLE order_transitions (
    from_status text NOT NULL,
    to_status   text NOT NULL,
    PRIMARY KEY (from_status, to_status)
);
INSERT INTO order_transitions VALUES
    ('new', 'paying'),    -- the customer pays
    ('new', 'cancelled'), -- the customer changes their mind
    ('new', 'expired'),   -- nobody has paid in time
    ('paying', 'paid'),   -- the verdict is yes
    ('paying', 'new'),    -- the verdict is no
    ('paid', 'shipped');  -- the goods have left

CREATE TABLE order_audit (
    order_id    uuid NOT NULL REFERENCES orders,
    version     integer NOT NULL,
    from_status text, -- NULL: the order has been placed
    to_status   text NOT NULL,
    actor       text NOT NULL
                CHECK (actor ~ '^(customer|admin|worker):.+'),
    reason      text,
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (order_id, version),
    CONSTRAINT order_audit_legal_step
        FOREIGN KEY (from_status, to_status)
        REFERENCES order_transitions,
    CONSTRAINT order_audit_begins_new CHECK (
        from_status IS NOT NULL OR version = 1 AND to_status = 'new')
);
-- endregion

-- region:trigger
-- +goose StatementBegin
CREATE FUNCTION order_audit_write() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO order_audit
        (order_id, version, from_status, to_status, actor, reason)
    VALUES (NEW.id, NEW.version,
        CASE WHEN TG_OP = 'UPDATE' THEN OLD.status END, NEW.status,
        nullif(current_setting('orders.actor', true), ''),
        nullif(current_setting('orders.reason', true), ''));
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER orders_placed AFTER INSERT ON orders
    FOR EACH ROW EXECUTE FUNCTION order_audit_write();
CREATE TRIGGER orders_stepped AFTER UPDATE OF status ON orders
    FOR EACH ROW WHEN (OLD.status <> NEW.status)
    EXECUTE FUNCTION order_audit_write();
-- endregion

-- +goose StatementBegin
CREATE FUNCTION order_audit_refuse() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'order_audit is append-only'
        USING ERRCODE = 'restrict_violation';
END $$;
-- +goose StatementEnd
CREATE TRIGGER order_audit_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON order_audit
    FOR EACH STATEMENT EXECUTE FUNCTION order_audit_refuse();

-- +goose Down
DROP TRIGGER orders_stepped ON orders;
DROP TRIGGER orders_placed ON orders;
DROP FUNCTION order_audit_write;
DROP TABLE order_audit;
DROP FUNCTION order_audit_refuse;
DROP TABLE order_transitions;
