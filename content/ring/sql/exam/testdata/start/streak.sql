SELECT customer_id, min(day) AS since, count(*) AS days
FROM visits
GROUP BY customer_id
ORDER BY customer_id;
