-- +goose Up
CREATE TABLE deliveries (
    id         uuid PRIMARY KEY,
    order_id   uuid NOT NULL UNIQUE,
    user_id    uuid NOT NULL,
    address    text NOT NULL,
    status     text NOT NULL DEFAULT 'created'
               CHECK (status IN ('created', 'picked_up', 'delivered',
                   'failed', 'cancelled')),
    step       smallint NOT NULL GENERATED ALWAYS AS (
        CASE status WHEN 'created' THEN 0 WHEN 'picked_up' THEN 1
                    ELSE 2 END) STORED,
    version    integer NOT NULL DEFAULT 1 CHECK (version > 0),
    changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE courier_events (
    id          uuid PRIMARY KEY, -- made on the courier's phone
    delivery_id uuid NOT NULL REFERENCES deliveries,
    kind        text NOT NULL
                CHECK (kind IN ('picked_up', 'delivered', 'failed')),
    occurred_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    applied     boolean NOT NULL
);
CREATE INDEX courier_events_delivery ON courier_events (delivery_id);

-- +goose Down
DROP TABLE courier_events;
DROP TABLE deliveries;
