-- $1 reservation, $2 buyer, $3 order. No row: it is not held any more.
WITH turned AS (
    UPDATE reservations SET state = 'ordered'
    WHERE id = $1 AND buyer_id = $2 AND state = 'held'
    AND expires_at > now()
    RETURNING id, sale_id, buyer_id
), placed AS (
    INSERT INTO orders
        (id, reservation_id, buyer_id, price, currency, pay_by)
    SELECT $3, turned.id, buyer_id, s.price, s.currency, now() + s.pay
    FROM turned JOIN sales s ON s.id = turned.sale_id
    RETURNING id, reservation_id, price, currency, pay_by
), told AS (
    INSERT INTO outbox (aggregate, type, data)
    SELECT 'order:' || placed.id, 'order.placed',
        jsonb_build_object('order', jsonb_build_object(
            'id', placed.id, 'saleId', sale_id, 'buyerId', buyer_id,
            'price', jsonb_build_object(
                'amount', price, 'currency', currency),
            'payBy', pay_by))
    FROM placed JOIN turned ON turned.id = reservation_id
)
SELECT id, price, currency, pay_by FROM placed
