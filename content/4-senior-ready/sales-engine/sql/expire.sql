-- $1 how many at most. Any number of workers may run it.
WITH due AS (
    SELECT id FROM reservations
    WHERE state = 'held' AND expires_at <= now()
    ORDER BY expires_at LIMIT $1
    FOR UPDATE SKIP LOCKED
), released AS (
    UPDATE reservations r SET state = 'expired' FROM due
    WHERE r.id = due.id
    RETURNING r.id, r.sale_id, r.unit, r.buyer_id
), freed AS (
    UPDATE units SET taken = false FROM released
    WHERE units.sale_id = released.sale_id AND number = unit
)
INSERT INTO outbox (aggregate, type, data)
SELECT 'reservation:' || id, 'reservation.released',
    jsonb_build_object('reservation', jsonb_build_object('id', id,
        'saleId', sale_id, 'buyerId', buyer_id), 'reason', 'expired')
FROM released
