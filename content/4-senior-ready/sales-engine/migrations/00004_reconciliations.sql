-- +goose Up
-- What each comparison of Redis with PostgreSQL has found.
CREATE TABLE reconciliations (
    sale_id    uuid NOT NULL REFERENCES sales,
    epoch      bigint NOT NULL CHECK (epoch > 0),
    reason     text NOT NULL CHECK (reason IN
               ('lost', 'schedule', 'operator')),
    was        integer,          -- stock in Redis; NULL: nothing there
    free       integer NOT NULL CHECK (free >= 0), -- in PostgreSQL
    installed  boolean NOT NULL, -- false: a later epoch was faster
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (sale_id, epoch)
);

-- +goose Down
DROP TABLE reconciliations;
