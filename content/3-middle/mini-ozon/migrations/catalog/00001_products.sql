-- +goose Up
-- region:products
CREATE TABLE products (
    id           uuid PRIMARY KEY, -- UUIDv7, made by the service
    seller_id    uuid NOT NULL,
    created_by   uuid NOT NULL,
    request_key  uuid NOT NULL,
    request_hash bytea NOT NULL CHECK (length(request_hash) = 32),
    title        text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    description  text NOT NULL DEFAULT ''
                 CHECK (length(description) <= 5000),
    category     text NOT NULL CHECK (category ~ '^[a-z0-9-]{1,40}$'),
    price        bigint NOT NULL CHECK (price BETWEEN 1 AND 100000000),
    active       boolean NOT NULL DEFAULT true,
    version      integer NOT NULL DEFAULT 1 CHECK (version > 0),
    changed_at   timestamptz NOT NULL DEFAULT now(),
    search       tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(to_tsvector('russian', title), 'A') ||
        setweight(to_tsvector('russian', description), 'B')) STORED,
    UNIQUE (created_by, request_key)
);
CREATE INDEX products_search ON products USING gin (search) WHERE active;
CREATE INDEX products_category ON products (category, id) WHERE active;
-- endregion

-- +goose Down
DROP TABLE products;
