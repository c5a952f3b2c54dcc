-- region:links
CREATE SEQUENCE link_blocks MINVALUE 0; -- a thousand numbers each

CREATE TABLE links (
    id         bigint PRIMARY KEY, -- the code is computed from it
    url        text NOT NULL CHECK (length(url) <= 2048),
    owner_id   bigint NOT NULL,
    request    text NOT NULL, -- the client's idempotency key
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    blocked    boolean NOT NULL DEFAULT false,
    UNIQUE (owner_id, request)
);

-- Names that people choose. Computed codes have seven letters, names never:
-- the two cannot meet.
CREATE TABLE names (
    name    text PRIMARY KEY CHECK (name ~ '^[a-z0-9-]{3,32}$'),
    link_id bigint NOT NULL REFERENCES links,
    CHECK (length(name) <> 7)
);

CREATE TABLE clicks (
    link_id bigint,
    minute  timestamptz,
    count   bigint NOT NULL,
    PRIMARY KEY (link_id, minute)
);
-- endregion
