-- region:between
SELECT count(*) AS wrong FROM payments
WHERE paid_at BETWEEN '2026-03-01' AND '2026-03-31';

SELECT count(*) AS right FROM payments
WHERE paid_at >= '2026-03-01' AND paid_at < '2026-04-01';
-- endregion

-- region:division
SELECT count(*) FILTER (WHERE status = 'paid') / count(*) AS wrong,
       round(100.0 * count(*) FILTER (WHERE status = 'paid')
           / count(*)) AS percent
FROM orders;
-- endregion
