-- region:outbox
CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id   uuid NOT NULL DEFAULT gen_random_uuid(), -- MessageId
    aggregate  text NOT NULL,  -- order:7
    type       text NOT NULL,  -- order.placed, the routing key
    payload    jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
-- endregion
CREATE INDEX outbox_aggregate ON outbox (aggregate, id);

-- region:notify
CREATE FUNCTION outbox_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NOTIFY outbox; -- goes out at commit, once a transaction
    RETURN NULL;
END $$;
CREATE TRIGGER outbox_added AFTER INSERT ON outbox
    FOR EACH STATEMENT EXECUTE FUNCTION outbox_notify();
-- endregion

CREATE TABLE orders (
    id     bigint PRIMARY KEY,
    total  bigint NOT NULL,
    status text NOT NULL DEFAULT 'placed'
);
