CREATE TABLE vouchers (
    code text PRIMARY KEY,
    off bigint NOT NULL CHECK (off > 0),
    remaining integer NOT NULL CHECK (remaining >= 0)
);

CREATE TABLE spent (
    order_id text PRIMARY KEY,
    code text NOT NULL REFERENCES vouchers
);
