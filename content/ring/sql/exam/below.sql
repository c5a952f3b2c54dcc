WITH RECURSIVE below AS (
    SELECT id AS boss, id FROM employees
    UNION ALL
    SELECT b.boss, e.id
    FROM below b JOIN employees e ON e.manager_id = b.id
)
SELECT boss AS id, count(*) - 1 AS people
FROM below
GROUP BY boss
ORDER BY boss;
