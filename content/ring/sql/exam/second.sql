SELECT d.name, (
    SELECT DISTINCT e.salary FROM employees e
    WHERE e.department_id = d.id
    ORDER BY e.salary DESC OFFSET 1 LIMIT 1
) AS second
FROM departments d
ORDER BY d.id;
