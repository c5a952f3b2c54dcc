-- region:over
SELECT name, department_id AS dept, salary,
       sum(salary) OVER (PARTITION BY department_id) AS of_dept,
       round(100.0 * salary / sum(salary) OVER (
           PARTITION BY department_id)) AS percent
FROM employees
WHERE department_id IN (1, 2)
ORDER BY dept, salary DESC, name;
-- endregion

-- region:ranks
SELECT name, salary,
       row_number() OVER (ORDER BY salary DESC, id) AS row_number,
       rank()       OVER same AS rank,
       dense_rank() OVER same AS dense_rank,
       ntile(2)     OVER (ORDER BY salary DESC, id) AS half
FROM employees
WHERE department_id = 2
WINDOW same AS (ORDER BY salary DESC)
ORDER BY row_number;
-- endregion

-- region:frames
SELECT placed_on::text AS day, id, total,
       sum(total) OVER (ORDER BY placed_on) AS default_frame,
       sum(total) OVER (ORDER BY placed_on, id
           ROWS UNBOUNDED PRECEDING) AS running,
       sum(total) OVER (ORDER BY placed_on, id
           ROWS 1 PRECEDING) AS last_two,
       last_value(id) OVER (ORDER BY placed_on) AS last_value
FROM (VALUES (1, '2026-01-05'::date, 10), (2, '2026-01-05', 20),
             (3, '2026-01-06', 40)) sales (id, placed_on, total);
-- endregion

-- region:lag
SELECT to_char(paid_at, 'YYYY-MM') AS month, sum(amount) AS revenue,
       lag(sum(amount)) OVER months AS before,
       round(100.0 * sum(amount) / lag(sum(amount)) OVER months - 100)
           AS growth,
       sum(sum(amount)) OVER months AS since_january
FROM payments
GROUP BY 1
WINDOW months AS (ORDER BY to_char(paid_at, 'YYYY-MM'))
ORDER BY 1;
-- endregion

-- region:islands
WITH marked AS (
    SELECT customer_id, day, day - row_number() OVER (
        PARTITION BY customer_id ORDER BY day)::int AS island
    FROM visits
)
SELECT * FROM marked WHERE customer_id = 3 ORDER BY day;
-- endregion
