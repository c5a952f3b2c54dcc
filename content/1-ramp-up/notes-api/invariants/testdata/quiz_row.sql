WITH notes (created_at, id) AS (
    VALUES (3, 9), (2, 7), (2, 4), (1, 8)
)
SELECT 'row' AS condition, array_agg(id)::text FROM notes
WHERE (created_at, id) < (2, 7)
UNION ALL
SELECT 'and', array_agg(id)::text FROM notes
WHERE created_at < 2 AND id < 7
UNION ALL
SELECT 'time', array_agg(id)::text FROM notes
WHERE created_at < 2
