-- $1 order, $2 the provider's number, $3 amount, $4 currency. The pivot:
-- money is held and the unit sold, or the money goes back. No row: this
-- number is known.
WITH paid AS (
    UPDATE orders SET state = 'paid', version = version + 1
    WHERE id = $1 AND state = 'awaiting_payment'
    AND price = $3 AND currency = $4
    RETURNING id, reservation_id, buyer_id, price, currency
), sold AS (
    UPDATE reservations SET state = 'sold' FROM paid
    WHERE reservations.id = paid.reservation_id
    RETURNING reservations.id, sale_id, unit
), told AS (
    INSERT INTO outbox (aggregate, type, data)
    SELECT 'order:' || paid.id, 'order.paid',
        jsonb_build_object('order', jsonb_build_object(
            'id', paid.id, 'saleId', sale_id, 'buyerId', buyer_id,
            'price', jsonb_build_object(
                'amount', price, 'currency', currency),
            'unit', unit))
    FROM paid JOIN sold ON sold.id = paid.reservation_id
)
INSERT INTO payments (ref, order_id, amount, currency, state)
SELECT $2, o.id, $3, $4,
    CASE WHEN EXISTS (SELECT FROM paid)
        THEN 'authorized' ELSE 'voiding' END
FROM orders o WHERE o.id = $1
ON CONFLICT (ref) DO NOTHING
RETURNING state
