-- +goose Up
CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id   uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    aggregate  text NOT NULL,  -- order:7f3a…
    type       text NOT NULL CHECK (type IN ('order.placed',
               'order.paid', 'order.cancelled',
               'reservation.released')),
    data       jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX outbox_aggregate ON outbox (aggregate, id);

-- +goose Down
DROP TABLE outbox;
