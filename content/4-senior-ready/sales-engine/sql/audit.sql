-- $1 sale. All that must not be, one row for each fault.
SELECT 'unit taken, but by nobody' AS fault, u.number::text AS what
FROM units u WHERE u.sale_id = $1 AND u.taken AND NOT EXISTS (
    SELECT FROM reservations r
    WHERE (r.sale_id, r.unit) = (u.sale_id, u.number)
    AND r.state IN ('held', 'ordered', 'sold'))
UNION ALL
SELECT 'reserved, but its unit is free', r.id::text
FROM reservations r JOIN units u
ON (u.sale_id, u.number) = (r.sale_id, r.unit)
WHERE r.sale_id = $1 AND NOT u.taken
AND r.state IN ('held', 'ordered', 'sold')
UNION ALL
SELECT 'order and reservation disagree', o.id::text
FROM orders o JOIN reservations r ON r.id = o.reservation_id
WHERE r.sale_id = $1 AND (o.state, r.state) NOT IN (
    ('awaiting_payment', 'ordered'), ('paid', 'sold'),
    ('cancelled', 'cancelled'))
UNION ALL
SELECT 'sold without money', o.id::text
FROM orders o JOIN reservations r ON r.id = o.reservation_id
WHERE r.sale_id = $1 AND o.state = 'paid' AND NOT EXISTS (
    SELECT FROM payments p WHERE p.order_id = o.id
    AND p.state IN ('authorized', 'captured')
    AND p.amount = o.price)
UNION ALL
SELECT 'money without goods', p.ref
FROM payments p JOIN orders o ON o.id = p.order_id
JOIN reservations r ON r.id = o.reservation_id
WHERE r.sale_id = $1 AND o.state <> 'paid'
AND p.state IN ('authorized', 'captured')
