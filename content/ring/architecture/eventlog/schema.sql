CREATE TABLE events (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stream   text   NOT NULL, -- order:7
    version  bigint NOT NULL, -- 1, 2, 3 within the stream
    type     text   NOT NULL,
    format   int    NOT NULL, -- of the data; old ones stay as they are
    data     jsonb  NOT NULL,
    at       timestamptz NOT NULL DEFAULT now(),
    UNIQUE (stream, version)  -- of two writers only one gets the number
);

CREATE TABLE snapshots (
    stream  text   PRIMARY KEY,
    version bigint NOT NULL,  -- the last event inside
    format  int    NOT NULL,  -- of the state
    state   jsonb  NOT NULL
);

CREATE TABLE order_totals (
    stream text   PRIMARY KEY,
    status text   NOT NULL,
    total  bigint NOT NULL
);

CREATE TABLE checkpoints (
    projection text   PRIMARY KEY,
    position   bigint NOT NULL -- the last event taken in
);
INSERT INTO checkpoints VALUES ('order_totals', 0);
