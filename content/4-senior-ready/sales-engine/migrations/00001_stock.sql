-- +goose Up
-- region:sales
CREATE TABLE sales (
    id             uuid PRIMARY KEY,
    title          text NOT NULL
                   CHECK (char_length(title) BETWEEN 1 AND 200),
    price          bigint NOT NULL CHECK (price > 0), -- kopecks
    currency       text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    opens_at       timestamptz NOT NULL,
    closes_at      timestamptz NOT NULL,
    hold           interval NOT NULL CHECK (hold > interval '0'),
    pay            interval NOT NULL CHECK (pay > interval '0'),
    waiting_room   boolean NOT NULL DEFAULT true,
    admission_rate integer NOT NULL DEFAULT 0, -- a second; 0: nobody
    version        bigint NOT NULL DEFAULT 1,  -- of the line above
    epoch          bigint NOT NULL DEFAULT 0,  -- of the copy in Redis
    created_at     timestamptz NOT NULL DEFAULT now(),
    CHECK (closes_at > opens_at),
    CHECK (admission_rate BETWEEN 0 AND 100000)
);
-- endregion

-- region:units
-- One row for each thing that can be sold: there is nothing to count
-- wrong.
CREATE TABLE units (
    sale_id uuid NOT NULL REFERENCES sales,
    number  integer NOT NULL CHECK (number > 0),
    taken   boolean NOT NULL DEFAULT false,
    PRIMARY KEY (sale_id, number)
);
CREATE INDEX units_free ON units (sale_id, number) WHERE NOT taken;
-- endregion

-- region:reservations
CREATE TABLE reservations (
    id         uuid PRIMARY KEY, -- a hash of sale, buyer and key
    sale_id    uuid NOT NULL,
    unit       integer NOT NULL,
    buyer_id   uuid NOT NULL,
    state      text NOT NULL DEFAULT 'held' CHECK (state IN
               ('held', 'ordered', 'sold', 'expired', 'cancelled')),
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (sale_id, unit) REFERENCES units
);
-- A unit is nobody's or one buyer's,
CREATE UNIQUE INDEX reservations_unit ON reservations (sale_id, unit)
    WHERE state IN ('held', 'ordered', 'sold');
-- and a buyer has one at most.
CREATE UNIQUE INDEX reservations_buyer
    ON reservations (sale_id, buyer_id)
    WHERE state IN ('held', 'ordered', 'sold');
-- endregion
CREATE INDEX reservations_due ON reservations (expires_at)
    WHERE state = 'held';

-- +goose Down
DROP TABLE reservations;
DROP TABLE units;
DROP TABLE sales;
