SET LOCAL enable_seqscan = off;
-- region:inlined
EXPLAIN (COSTS OFF)
WITH o AS (SELECT * FROM orders)
SELECT * FROM o WHERE id = 7;

EXPLAIN (COSTS OFF)
WITH o AS MATERIALIZED (SELECT * FROM orders)
SELECT * FROM o WHERE id = 7;
-- endregion

CREATE TABLE archive (LIKE visits);
-- region:move
WITH gone AS (
    DELETE FROM visits WHERE day < '2026-01-03' RETURNING *
), kept AS (
    INSERT INTO archive SELECT * FROM gone RETURNING *
)
SELECT (SELECT count(*) FROM kept) AS moved,
       (SELECT count(*) FROM visits) AS in_visits,
       (SELECT count(*) FROM archive) AS in_archive;

SELECT (SELECT count(*) FROM visits) AS in_visits,
       (SELECT count(*) FROM archive) AS in_archive;
-- endregion
