-- +goose Up
-- region:outbox
CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id   uuid NOT NULL UNIQUE, -- MessageId
    order_id   uuid NOT NULL,
    version    integer NOT NULL,
    type       text NOT NULL, -- order.placed, the routing key
    payload    jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempts   integer NOT NULL DEFAULT 0,
    next_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT outbox_one_event_a_step UNIQUE (order_id, version),
    CONSTRAINT outbox_tells_a_step
        FOREIGN KEY (order_id, version) REFERENCES order_audit
);
-- endregion

CREATE TABLE inbox (
    consumer    text NOT NULL,
    message_id  uuid NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, message_id)
);
CREATE INDEX inbox_received_at ON inbox (received_at);

-- region:told
-- +goose StatementBegin
CREATE FUNCTION order_audit_told() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM outbox
    WHERE order_id = NEW.order_id AND version = NEW.version;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a step to % without an event', NEW.to_status
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE CONSTRAINT TRIGGER order_audit_told
    AFTER INSERT ON order_audit DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION order_audit_told(); -- at COMMIT
-- endregion

-- +goose Down
DROP TRIGGER order_audit_told ON order_audit;
DROP FUNCTION order_audit_told;
DROP TABLE inbox;
DROP TABLE outbox;
