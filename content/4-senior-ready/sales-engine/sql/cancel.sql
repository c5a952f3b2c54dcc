-- $1 order, $2 reason. No row: it is paid, or cancelled before.
WITH cancelled AS (
    UPDATE orders SET state = 'cancelled', reason = $2::text,
        version = version + 1
    WHERE id = $1 AND state = 'awaiting_payment'
    RETURNING id, reservation_id, buyer_id
), released AS (
    UPDATE reservations SET state = 'cancelled' FROM cancelled
    WHERE reservations.id = cancelled.reservation_id
    RETURNING reservations.id, sale_id, unit
), freed AS (
    UPDATE units SET taken = false FROM released
    WHERE units.sale_id = released.sale_id AND number = unit
), told AS (
    INSERT INTO outbox (aggregate, type, data)
    SELECT 'order:' || cancelled.id, 'order.cancelled',
        jsonb_build_object('order', jsonb_build_object(
            'id', cancelled.id, 'saleId', sale_id,
            'buyerId', buyer_id), 'reason', $2::text)
    FROM cancelled JOIN released ON released.id = reservation_id
    UNION ALL
    SELECT 'reservation:' || released.id, 'reservation.released',
        jsonb_build_object('reservation', jsonb_build_object(
            'id', released.id, 'saleId', sale_id,
            'buyerId', buyer_id), 'reason', 'cancelled')
    FROM cancelled JOIN released ON released.id = reservation_id
)
SELECT id FROM cancelled
