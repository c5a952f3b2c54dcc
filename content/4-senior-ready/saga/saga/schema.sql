-- region:saga
CREATE TABLE saga (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind     text NOT NULL,        -- order/v1: which steps
    request  text NOT NULL UNIQUE, -- a repeated request starts nothing
    state    text NOT NULL DEFAULT 'running',
    step     text NOT NULL,        -- to do, or to undo; by name
    data     jsonb NOT NULL,
    reason   text NOT NULL DEFAULT '', -- why it is undone
    attempts integer NOT NULL DEFAULT 0, -- of this step
    next_at  timestamptz NOT NULL DEFAULT now(), -- a pause or a lease
    deadline timestamptz NOT NULL, -- for what may be undone
    version  bigint NOT NULL DEFAULT 0   -- whose turn it is
);
CREATE INDEX saga_due ON saga (kind, next_at)
    WHERE state IN ('running', 'compensating');
-- endregion
