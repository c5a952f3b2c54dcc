-- region:tree
WITH RECURSIVE tree AS (
    SELECT id, name, 0 AS depth, ARRAY[id] AS path
    FROM employees WHERE manager_id IS NULL
    UNION ALL
    SELECT e.id, e.name, t.depth + 1, t.path || e.id
    FROM tree t JOIN employees e ON e.manager_id = t.id
)
SELECT repeat('  ', depth) || name AS employee, depth, path
FROM tree
ORDER BY path;
-- endregion

UPDATE employees SET manager_id = 5 WHERE id = 1; -- Olga under Taras
-- region:loop
WITH RECURSIVE up AS (
    SELECT id, name, manager_id FROM employees WHERE name = 'Taras'
    UNION ALL
    SELECT e.id, e.name, e.manager_id
    FROM up JOIN employees e ON e.id = up.manager_id
)
SELECT string_agg(name, ' > ') AS bosses
FROM (SELECT name FROM up LIMIT 9) nine;
-- endregion

UPDATE employees SET manager_id = 5 WHERE id = 1;
-- region:cycle
WITH RECURSIVE up AS (
    SELECT id, name, manager_id FROM employees WHERE name = 'Taras'
    UNION ALL
    SELECT e.id, e.name, e.manager_id
    FROM up JOIN employees e ON e.id = up.manager_id
) CYCLE id SET looped USING path -- since PostgreSQL 14
SELECT name, looped, path FROM up;
-- endregion
