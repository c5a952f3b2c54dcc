-- region:correlated
SELECT e.name, e.salary
FROM employees e
WHERE e.salary > (
    SELECT avg(s.salary) FROM employees s
    WHERE s.department_id = e.department_id)
ORDER BY e.id;
-- endregion

-- region:scalar
SELECT name, (SELECT id FROM orders o WHERE o.customer_id = c.id)
FROM customers c WHERE c.city = 'Moscow';
-- endregion

-- region:capture
-- orders has customer_id, customers has not
SELECT count(*) AS all_of_them FROM orders
WHERE customer_id IN (
    SELECT customer_id FROM customers WHERE city = 'Kazan');

SELECT count(*) AS kazan FROM orders o
WHERE o.customer_id IN (
    SELECT c.id FROM customers c WHERE c.city = 'Kazan');

SELECT count(*) FROM orders o
WHERE o.customer_id IN (
    SELECT c.customer_id FROM customers c WHERE c.city = 'Kazan');
-- endregion
