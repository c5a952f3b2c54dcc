-- the end of the last day that has been loaded, less an hour: what is
-- younger may stand in tomorrow's file. No row is the good answer.
SELECT coalesce(p.id, r.payment_id) AS payment,
       p.state, p.amount AS ours, r.amount AS theirs, CASE
           WHEN p.id IS NULL THEN 'money nobody asked for'
           WHEN r.payment_id IS NULL THEN 'paid, they know nothing'
           WHEN r.count > 1 THEN 'taken twice'
           WHEN p.paid_at IS NULL THEN 'taken, we know nothing'
           ELSE 'another sum'
       END AS trouble
FROM payments p
FULL JOIN (
    SELECT payment_id, max(amount) AS amount, count(*)
    FROM registry GROUP BY payment_id
) r ON r.payment_id = p.id
WHERE p.id IS NULL
   OR (r.payment_id IS NULL AND p.paid_at < $1)
   OR r.count > 1
   OR (r.payment_id IS NOT NULL AND p.paid_at IS NULL)
   OR p.amount <> r.amount
ORDER BY payment
