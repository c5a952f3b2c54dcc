-- region:on
SELECT c.name, o.id
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id AND c.city = 'Kazan'
ORDER BY c.id, o.id;
-- endregion

-- region:union
SELECT count(*) FROM (
    SELECT city FROM customers UNION SELECT city FROM customers) u;

SELECT count(*) FROM (
    SELECT city FROM customers UNION ALL SELECT city FROM customers) u;
-- endregion

-- region:truncate
SAVEPOINT before;
DELETE FROM leads;
ROLLBACK TO before;
TRUNCATE leads;
SELECT count(*) AS truncated FROM leads;
ROLLBACK TO before;
SELECT count(*) AS back FROM leads;
TRUNCATE orders;
-- endregion

-- region:null
SELECT EXISTS (SELECT NULL)::text AS exists,
       (NULL IN (SELECT 1 WHERE false))::text AS in_nothing,
       (NULL = ANY (ARRAY[1, NULL]))::text AS any,
       (NULL AND false)::text AS "and",
       count(NULL) AS count, 10 / nullif(0, 0) AS ratio;
-- endregion

-- region:worst
SELECT name, salary, first_value(name) OVER w AS best,
       last_value(name) OVER w AS worst
FROM employees WHERE department_id = 2
WINDOW w AS (ORDER BY salary DESC, id);
-- endregion

-- region:price
WITH raised AS (
    UPDATE products SET price = price + 50 WHERE id = 1
    RETURNING price
)
SELECT raised.price AS raised, p.price AS seen
FROM raised, products p WHERE p.id = 1;
-- endregion
