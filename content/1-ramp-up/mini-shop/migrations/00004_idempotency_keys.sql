-- +goose Up
-- region:keys
CREATE TABLE idempotency_keys (
    customer_id  uuid NOT NULL,
    key          text NOT NULL
                 CHECK (key ~ '^[A-Za-z0-9_-]{16,64}$'),
    request_hash bytea NOT NULL
                 CHECK (octet_length(request_hash) = 32),
    order_id     uuid NOT NULL UNIQUE REFERENCES orders
                 DEFERRABLE INITIALLY DEFERRED, -- the key comes first
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (customer_id, key)
);

CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
-- endregion

-- +goose Down
DROP TABLE idempotency_keys;
