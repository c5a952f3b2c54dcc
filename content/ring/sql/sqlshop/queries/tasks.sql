-- region:second
SELECT salary AS wrong FROM employees
ORDER BY salary DESC OFFSET 1 LIMIT 1;

SELECT (
    SELECT DISTINCT salary FROM employees
    ORDER BY salary DESC OFFSET 1 LIMIT 1
) AS second; -- NULL if there is none
-- endregion

-- region:top
SELECT department, name, salary
FROM (
    SELECT d.name AS department, e.name, e.salary,
           dense_rank() OVER (
               PARTITION BY d.id ORDER BY e.salary DESC) AS place
    FROM employees e JOIN departments d ON d.id = e.department_id
) ranked
WHERE place <= 2
ORDER BY department, salary DESC, name;
-- endregion

-- region:bosses
SELECT e.name, e.salary, m.name AS manager, m.salary AS of_manager
FROM employees e JOIN employees m ON m.id = e.manager_id
WHERE e.salary > m.salary;
-- endregion

-- region:nobody
SELECT d.name, count(e.id) AS people
FROM departments d LEFT JOIN employees e ON e.department_id = d.id
GROUP BY d.id
ORDER BY people, d.name;
-- endregion

-- region:duplicates
SELECT lower(email) AS email, count(*)
FROM leads GROUP BY lower(email) HAVING count(*) > 1;

DELETE FROM leads WHERE ctid IN (
    SELECT ctid FROM (
        SELECT ctid, row_number() OVER (
            PARTITION BY lower(email) ORDER BY added, email) AS copy
        FROM leads
    ) numbered
    WHERE copy > 1);

SELECT * FROM leads ORDER BY email;
-- endregion

-- region:streak
WITH marked AS (
    SELECT customer_id, day, day - row_number() OVER (
        PARTITION BY customer_id ORDER BY day)::int AS island
    FROM visits
)
SELECT c.name, min(day) AS since, max(day) AS until, count(*) AS days
FROM marked m JOIN customers c ON c.id = m.customer_id
GROUP BY c.id, m.island
HAVING count(*) >= 3
ORDER BY c.id, since;
-- endregion

-- region:median
SELECT d.name, count(*) AS people,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY salary) AS median,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY salary) AS a_real_one
FROM employees e JOIN departments d ON d.id = e.department_id
GROUP BY d.id
ORDER BY d.id;
-- endregion

-- region:pivot
SELECT c.name,
       coalesce(sum(i.quantity * i.price)
           FILTER (WHERE p.category = 'kitchen'), 0) AS kitchen,
       coalesce(sum(i.quantity * i.price)
           FILTER (WHERE p.category = 'decor'), 0) AS decor
FROM customers c
JOIN orders o ON o.customer_id = c.id AND o.status = 'paid'
JOIN items i ON i.order_id = o.id
JOIN products p ON p.id = i.product_id
GROUP BY c.id
ORDER BY c.id;
-- endregion

-- region:retention
WITH active AS (
    SELECT DISTINCT customer_id,
           date_trunc('month', placed_on)::date AS month
    FROM orders WHERE status = 'paid'
), cohorts AS (
    SELECT month, min(month) OVER (PARTITION BY customer_id) AS first
    FROM active
)
SELECT to_char(first, 'YYYY-MM') AS cohort,
       count(*) FILTER (WHERE month = first) AS customers,
       count(*) FILTER (
           WHERE month = first + interval '1 month') AS next_month,
       count(*) FILTER (
           WHERE month = first + interval '2 months') AS in_two
FROM cohorts
GROUP BY first
ORDER BY first;
-- endregion

-- region:share
SELECT p.name, sum(i.quantity * i.price) AS total,
       sum(sum(i.quantity * i.price)) OVER (
           ORDER BY sum(i.quantity * i.price) DESC, p.id
           ROWS UNBOUNDED PRECEDING) AS running,
       round(100.0 * sum(i.quantity * i.price)
           / sum(sum(i.quantity * i.price)) OVER (), 1) AS percent
FROM items i
JOIN orders o ON o.id = i.order_id AND o.status = 'paid'
JOIN products p ON p.id = i.product_id
GROUP BY p.id
ORDER BY total DESC, p.id;
-- endregion

-- region:calendar
SELECT d::date AS day, count(v.customer_id) AS visitors
FROM generate_series('2026-01-01'::date, '2026-01-08', '1 day') d
LEFT JOIN visits v ON v.day = d::date
GROUP BY d
HAVING count(v.customer_id) < 2
ORDER BY d;
-- endregion

-- region:division
SELECT c.name
FROM customers c
WHERE NOT EXISTS ( -- a thing for the house
    SELECT FROM products p
    WHERE p.category = 'decor' AND NOT EXISTS ( -- they never bought
        SELECT FROM items i JOIN orders o ON o.id = i.order_id
        WHERE o.customer_id = c.id AND o.status = 'paid'
          AND i.product_id = p.id))
ORDER BY c.id;
-- endregion

-- region:division_count
SELECT c.name
FROM customers c
JOIN orders o ON o.customer_id = c.id AND o.status = 'paid'
JOIN items i ON i.order_id = o.id
JOIN products p ON p.id = i.product_id AND p.category = 'decor'
GROUP BY c.id
HAVING count(DISTINCT p.id) = (
    SELECT count(*) FROM products WHERE category = 'decor')
ORDER BY c.id;
-- endregion

-- region:together
SELECT a.name, b.name, count(*) AS orders
FROM items x
JOIN items y ON y.order_id = x.order_id AND y.product_id > x.product_id
JOIN products a ON a.id = x.product_id
JOIN products b ON b.id = y.product_id
GROUP BY a.id, b.id
ORDER BY orders DESC, a.id, b.id;
-- endregion

-- region:last
SELECT DISTINCT ON (customer_id) customer_id, id, placed_on
FROM orders
ORDER BY customer_id, placed_on DESC, id DESC;
-- endregion

-- region:last_number
SELECT customer_id, id, placed_on
FROM (
    SELECT *, row_number() OVER (PARTITION BY customer_id
        ORDER BY placed_on DESC, id DESC) AS n
    FROM orders
) numbered
WHERE n = 1
ORDER BY customer_id;
-- endregion

-- region:last_lateral
SELECT c.id AS customer_id, o.id, o.placed_on
FROM customers c
CROSS JOIN LATERAL (
    SELECT id, placed_on FROM orders
    WHERE customer_id = c.id
    ORDER BY placed_on DESC, id DESC LIMIT 1
) o
ORDER BY c.id;
-- endregion
