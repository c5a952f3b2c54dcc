-- +goose Up
-- region:orders
CREATE TABLE orders (
    id             uuid PRIMARY KEY,
    reservation_id uuid NOT NULL UNIQUE REFERENCES reservations,
    buyer_id       uuid NOT NULL,
    price          bigint NOT NULL CHECK (price > 0),
    currency       text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    state          text NOT NULL DEFAULT 'awaiting_payment'
                   CHECK (state IN
                   ('awaiting_payment', 'paid', 'cancelled')),
    reason         text NOT NULL DEFAULT '',
    pay_by         timestamptz NOT NULL,
    version        bigint NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL DEFAULT now()
);
-- endregion
CREATE INDEX orders_due ON orders (pay_by)
    WHERE state = 'awaiting_payment';

-- region:payments
-- The saga of a payment stands in its row: money is held, then either
-- captured or given back.
CREATE TABLE payments (
    ref        text PRIMARY KEY     -- the provider's number
               CHECK (char_length(ref) BETWEEN 1 AND 100),
    order_id   uuid NOT NULL REFERENCES orders,
    amount     bigint NOT NULL CHECK (amount > 0),
    currency   text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    state      text NOT NULL CHECK (state IN
               ('authorized', 'captured', 'voiding', 'voided')),
    attempts   integer NOT NULL DEFAULT 0,
    next_at    timestamptz NOT NULL DEFAULT now(), -- pause or lease
    version    bigint NOT NULL DEFAULT 1,          -- whose turn it is
    created_at timestamptz NOT NULL DEFAULT now()
);
-- An order is paid for once.
CREATE UNIQUE INDEX payments_one ON payments (order_id)
    WHERE state IN ('authorized', 'captured');
-- endregion
CREATE INDEX payments_due ON payments (next_at)
    WHERE state IN ('authorized', 'voiding');

-- +goose Down
DROP TABLE payments;
DROP TABLE orders;
