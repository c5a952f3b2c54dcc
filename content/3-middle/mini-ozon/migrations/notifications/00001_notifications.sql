-- +goose Up
CREATE TABLE notifications (
    id         uuid PRIMARY KEY,
    user_id    uuid NOT NULL,
    order_id   uuid NOT NULL,
    subject_id uuid NOT NULL, -- the order; of a refusal, the payment
    kind       text NOT NULL CHECK (kind IN ('order_placed', 'order_paid',
        'payment_refused', 'order_cancelled', 'money_returned',
        'order_delivered')),
    body       text NOT NULL CHECK (length(body) BETWEEN 1 AND 1000),
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at    timestamptz,
    attempts   integer NOT NULL DEFAULT 0,
    next_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT one_letter UNIQUE (subject_id, kind)
);
CREATE INDEX notifications_of_user ON notifications (user_id, id);
CREATE INDEX notifications_due ON notifications (next_at)
    WHERE sent_at IS NULL;

-- +goose Down
DROP TABLE notifications;
