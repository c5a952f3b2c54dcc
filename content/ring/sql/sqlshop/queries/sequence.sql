-- region:errors
SELECT id, salary * 12 AS yearly FROM employees WHERE yearly > 4000;

SELECT department_id FROM employees
WHERE count(*) > 1 GROUP BY department_id;

SELECT name FROM employees WHERE rank() OVER (ORDER BY salary) = 1;

SELECT name, count(*) FROM employees GROUP BY department_id;
-- endregion

-- region:steps
SELECT department_id AS dept, max(salary) AS best,
       rank() OVER (ORDER BY max(salary) DESC) AS place
FROM employees
WHERE manager_id IS NOT NULL -- rows: without the director
GROUP BY department_id
HAVING count(*) > 1          -- groups
ORDER BY place               -- may use what SELECT has named
LIMIT 2;
-- endregion
