-- region:filter
SELECT to_char(placed_on, 'YYYY-MM') AS month, count(*) AS orders,
       count(*) FILTER (WHERE status = 'paid') AS paid,
       count(*) FILTER (WHERE status = 'cancelled') AS cancelled
FROM orders
GROUP BY 1
HAVING count(*) > 2
ORDER BY 1;
-- endregion

-- region:rollup
SELECT p.category, p.name, sum(i.quantity * i.price) AS total,
       GROUPING(p.category, p.name) AS level
FROM items i
JOIN orders o ON o.id = i.order_id AND o.status = 'paid'
JOIN products p ON p.id = i.product_id
GROUP BY ROLLUP (p.category, p.name)
ORDER BY p.category, level, p.name;
-- endregion

-- region:empty
SELECT count(*), sum(amount) FROM payments WHERE amount > 5000;

SELECT order_id, count(*), sum(amount) FROM payments
WHERE amount > 5000 GROUP BY order_id;
-- endregion
