-- region:payments
CREATE TABLE payments (
    id          uuid PRIMARY KEY, -- also the provider's idempotency key
    merchant_id bigint NOT NULL,
    key         text NOT NULL, -- Idempotency-Key of the request
    body_hash   bytea NOT NULL, -- of it: the same key, other money?
    amount      bigint NOT NULL CHECK (amount > 0), -- kopecks
    state       text NOT NULL DEFAULT 'created' CHECK (state IN
                ('created', 'sent', 'paid', 'refused', 'refunded')),
    created_at  timestamptz NOT NULL DEFAULT now(),
    paid_at     timestamptz, -- stays when it is refunded
    UNIQUE (merchant_id, key),
    CHECK ((paid_at IS NOT NULL) = (state IN ('paid', 'refunded')))
);
CREATE INDEX payments_open ON payments (created_at)
    WHERE state IN ('created', 'sent'); -- what the watchdog asks about

-- What the provider says it has taken: a file a day, loaded as it is.
CREATE TABLE registry (
    day        date,
    line       integer,
    payment_id uuid NOT NULL,
    amount     bigint NOT NULL,
    PRIMARY KEY (day, line)
);
-- endregion
