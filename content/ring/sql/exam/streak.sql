WITH marked AS (
    SELECT customer_id, day, day - row_number() OVER (
        PARTITION BY customer_id ORDER BY day)::int AS island
    FROM visits
), streaks AS (
    SELECT customer_id, min(day) AS since, count(*) AS days
    FROM marked
    GROUP BY customer_id, island
)
SELECT DISTINCT ON (customer_id) customer_id, since, days
FROM streaks
ORDER BY customer_id, days DESC, since;
