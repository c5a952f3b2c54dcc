-- +goose Up
-- region:invoices
CREATE TABLE invoices (
    order_id  uuid PRIMARY KEY,
    user_id   uuid,
    amount    bigint CHECK (amount > 0),
    closed_at timestamptz, -- no money is taken for this order any more
    -- order.cancelled may come first: then only the mark is known
    CHECK (closed_at IS NOT NULL
        OR amount IS NOT NULL AND user_id IS NOT NULL)
);
CREATE TABLE invoice_shares (
    order_id uuid NOT NULL REFERENCES invoices,
    account  text NOT NULL,
    amount   bigint NOT NULL CHECK (amount > 0),
    PRIMARY KEY (order_id, account)
);
CREATE TABLE payments (
    id           uuid PRIMARY KEY, -- the provider's idempotency key
    order_id     uuid NOT NULL REFERENCES invoices,
    request_key  uuid NOT NULL,
    request_hash bytea NOT NULL CHECK (length(request_hash) = 32),
    method       text NOT NULL CHECK (method ~ '^tok_[a-z_]{1,30}$'),
    amount       bigint NOT NULL CHECK (amount > 0),
    status       text NOT NULL DEFAULT 'pending'
                 CHECK (status IN ('pending', 'captured', 'refused')),
    next_at      timestamptz NOT NULL DEFAULT now(), -- to ask again
    UNIQUE (order_id, request_key)
);
CREATE UNIQUE INDEX payments_one_alive ON payments (order_id)
    WHERE status IN ('pending', 'captured');
CREATE TABLE refunds (
    payment_id uuid PRIMARY KEY REFERENCES payments, -- whole sum, once
    status     text NOT NULL DEFAULT 'pending'
               CHECK (status IN ('pending', 'done')),
    next_at    timestamptz NOT NULL DEFAULT now()
);
-- endregion
CREATE INDEX payments_pending ON payments (next_at)
    WHERE status = 'pending';
CREATE INDEX refunds_pending ON refunds (next_at) WHERE status = 'pending';

-- +goose Down
DROP TABLE refunds;
DROP TABLE payments;
DROP TABLE invoice_shares;
DROP TABLE invoices;
