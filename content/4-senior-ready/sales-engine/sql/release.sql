-- $1 reservation, $2 buyer: gives back what is not ordered yet.
WITH released AS (
    UPDATE reservations SET state = 'cancelled'
    WHERE id = $1 AND buyer_id = $2 AND state = 'held'
    RETURNING id, sale_id, unit, buyer_id
), freed AS (
    UPDATE units SET taken = false FROM released
    WHERE units.sale_id = released.sale_id AND number = unit
)
INSERT INTO outbox (aggregate, type, data)
SELECT 'reservation:' || id, 'reservation.released',
    jsonb_build_object('reservation', jsonb_build_object('id', id,
        'saleId', sale_id, 'buyerId', buyer_id), 'reason', 'cancelled')
FROM released
