-- region:watch
SELECT state, step, count(*) AS sagas, max(attempts) AS attempts,
    count(*) FILTER (WHERE deadline < now()) AS late
FROM saga WHERE state IN ('running', 'compensating')
GROUP BY state, step ORDER BY state, step
-- endregion
