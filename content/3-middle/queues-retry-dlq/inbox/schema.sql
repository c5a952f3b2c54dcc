-- region:inbox
CREATE TABLE inbox (
    consumer    text NOT NULL, -- one event has many consumers
    message_id  text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, message_id)
);
CREATE INDEX inbox_received_at ON inbox (received_at);
-- endregion

CREATE TABLE account (
    id      bigint PRIMARY KEY,
    balance bigint NOT NULL
);
