SELECT c.name, count(*) AS orders, sum(o.total) AS total
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
WHERE o.status = 'paid' -- throws out what LEFT JOIN has kept
GROUP BY c.id
ORDER BY c.id;
