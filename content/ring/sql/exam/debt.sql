SELECT id, ordered, paid, ordered - paid AS debt
FROM (
    SELECT o.id,
           coalesce((SELECT sum(quantity * price) FROM items
                     WHERE order_id = o.id), 0) AS ordered,
           coalesce((SELECT sum(amount) FROM payments
                     WHERE order_id = o.id), 0) AS paid
    FROM orders o
    WHERE o.status <> 'cancelled'
) sums
WHERE ordered > paid
ORDER BY id;
