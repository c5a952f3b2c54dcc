-- region:lost
SELECT c.name, sum(i.quantity * i.price) AS ordered,
       sum(p.amount) AS paid
FROM customers c
JOIN orders o ON o.customer_id = c.id
JOIN items i ON i.order_id = o.id
JOIN payments p ON p.order_id = o.id
GROUP BY c.id
ORDER BY c.id;
-- endregion

-- region:found
WITH ordered AS (
    SELECT order_id, sum(quantity * price) AS total
    FROM items GROUP BY order_id
), paid AS (
    SELECT order_id, sum(amount) AS total
    FROM payments GROUP BY order_id
)
SELECT c.name, coalesce(sum(ordered.total), 0) AS ordered,
       coalesce(sum(paid.total), 0) AS paid
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
LEFT JOIN ordered ON ordered.order_id = o.id
LEFT JOIN paid ON paid.order_id = o.id
GROUP BY c.id
ORDER BY c.id;
-- endregion

-- region:kinds
WITH pairs (kind, employee, department) AS (
    SELECT 'INNER', e.name, d.name
    FROM employees e JOIN departments d ON d.id = e.department_id
    UNION ALL
    SELECT 'LEFT', e.name, d.name
    FROM employees e LEFT JOIN departments d ON d.id = e.department_id
    UNION ALL
    SELECT 'RIGHT', e.name, d.name
    FROM employees e RIGHT JOIN departments d ON d.id = e.department_id
    UNION ALL
    SELECT 'FULL', e.name, d.name
    FROM employees e FULL JOIN departments d ON d.id = e.department_id
    UNION ALL
    SELECT 'CROSS', e.name, d.name
    FROM employees e CROSS JOIN departments d
)
SELECT kind, count(*) AS rows,
       count(*) FILTER (WHERE department IS NULL) AS no_department,
       count(*) FILTER (WHERE employee IS NULL) AS nobody
FROM pairs
GROUP BY kind
ORDER BY rows, kind;
-- endregion

-- region:outer
SELECT e.name AS employee, d.name AS department
FROM employees e
FULL JOIN departments d ON d.id = e.department_id
WHERE e.id IS NULL OR d.id IS NULL
ORDER BY 1;
-- endregion

-- region:semi
SELECT c.name -- a pair for each order
FROM customers c JOIN orders o ON o.customer_id = c.id
WHERE o.status = 'paid' ORDER BY c.id;

SELECT c.name -- semi join: whoever has at least one
FROM customers c
WHERE EXISTS (
    SELECT FROM orders o
    WHERE o.customer_id = c.id AND o.status = 'paid')
ORDER BY c.id;

SELECT c.name -- anti join: whoever has none
FROM customers c
WHERE NOT EXISTS (
    SELECT FROM orders o
    WHERE o.customer_id = c.id AND o.status = 'paid')
ORDER BY c.id;
-- endregion

-- region:lateral
SELECT c.name, last.id, last.placed_on
FROM customers c
LEFT JOIN LATERAL (
    SELECT o.id, o.placed_on FROM orders o
    WHERE o.customer_id = c.id
    ORDER BY o.placed_on DESC, o.id DESC
    LIMIT 2
) last ON true
ORDER BY c.id, last.placed_on DESC;
-- endregion

-- region:natural
SELECT count(*) AS rows -- both have id and name
FROM employees NATURAL JOIN departments;
-- endregion
