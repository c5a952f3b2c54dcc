SELECT o.id, sum(i.quantity * i.price) AS ordered,
       sum(p.amount) AS paid,
       sum(i.quantity * i.price) - sum(p.amount) AS debt
FROM orders o
JOIN items i ON i.order_id = o.id
JOIN payments p ON p.order_id = o.id
WHERE o.status <> 'cancelled'
GROUP BY o.id
HAVING sum(i.quantity * i.price) > sum(p.amount)
ORDER BY o.id;
