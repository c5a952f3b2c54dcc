-- spending.Read: the name by which pg_stat_activity shows it
SELECT c.id, c.name, c.city,
       count(o.id) AS orders,
       coalesce(sum(o.total), 0)::bigint AS spent,
       max(o.placed_on) AS last,
       coalesce(jsonb_agg(jsonb_build_object('id', o.id,
           'total', o.total) ORDER BY o.placed_on DESC, o.id DESC)
           FILTER (WHERE o.id IS NOT NULL), '[]') AS history,
       count(*) OVER () AS found, -- before LIMIT
       coalesce(sum(sum(o.total)) OVER (), 0)::bigint AS of_all
FROM customers c
LEFT JOIN LATERAL (
    SELECT o.id, o.placed_on, (
        SELECT coalesce(sum(i.quantity * i.price), 0)
        FROM items i WHERE i.order_id = o.id
    ) AS total
    FROM orders o
    WHERE o.customer_id = c.id AND o.placed_on >= @since::date
      AND (coalesce(cardinality(@statuses::text[]), 0) = 0
           OR o.status = ANY (@statuses))
) o ON true
WHERE @city::text = '' OR c.city = @city
GROUP BY c.id
ORDER BY spent DESC, c.id -- never a tie
LIMIT @limit;
