SELECT m.id, count(*) AS people
FROM employees m
JOIN employees e ON e.manager_id = m.id
GROUP BY m.id
ORDER BY m.id;
