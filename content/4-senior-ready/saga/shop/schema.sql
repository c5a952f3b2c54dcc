-- Three services; in production each has a server of its own.
CREATE SCHEMA stock;
CREATE SCHEMA payment;
CREATE SCHEMA delivery;

CREATE TABLE orders (
    id     bigint PRIMARY KEY,
    status text NOT NULL -- pending, confirmed, cancelled
);
CREATE TABLE stock.product (
    id     bigint PRIMARY KEY,
    amount bigint NOT NULL CHECK (amount >= 0)
);
CREATE TABLE payment.account (
    id      bigint PRIMARY KEY,
    balance bigint NOT NULL CHECK (balance >= 0)
);
CREATE TABLE delivery.parcel (
    key     text PRIMARY KEY,
    address text NOT NULL
);

-- region:effect
CREATE TABLE stock.effect (
    key  text PRIMARY KEY,
    done boolean NOT NULL -- false: undone, also before it was done
);
-- endregion
CREATE TABLE payment.effect (key text PRIMARY KEY, done boolean NOT NULL);
CREATE TABLE delivery.effect (key text PRIMARY KEY, done boolean NOT NULL);
