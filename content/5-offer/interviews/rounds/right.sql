SELECT c.name, count(o.id) AS orders, coalesce(sum(o.total), 0) AS total
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id AND o.status = 'paid'
GROUP BY c.id
ORDER BY c.id;
