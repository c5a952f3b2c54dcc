-- region:notifications
CREATE TABLE notifications (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id    bigint NOT NULL,
    channel    text NOT NULL, -- push, mail, sms
    reason     text NOT NULL, -- 'order.paid:71', 'sale:black-friday'
    priority   smallint NOT NULL, -- 0 code, 1 order, 2 advertisement
    state      text NOT NULL DEFAULT 'waiting'
               CHECK (state IN ('waiting', 'sent', 'dead')),
    attempts   integer NOT NULL DEFAULT 0,
    run_at     timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    UNIQUE (user_id, channel, reason) -- one event, one letter
);
CREATE INDEX notifications_due ON notifications (priority, run_at)
    WHERE state = 'waiting';
-- endregion
