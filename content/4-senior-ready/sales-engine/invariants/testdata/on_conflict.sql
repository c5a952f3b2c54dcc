-- region:query
WITH unit AS (
    UPDATE units SET taken = true
    WHERE (sale_id, number) = (
        SELECT sale_id, number FROM units
        WHERE sale_id = $1 AND NOT taken
        LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING sale_id, number
)
INSERT INTO reservations (id, sale_id, unit, buyer_id, expires_at)
SELECT $2, sale_id, number, $3, now() + interval '5 minutes'
FROM unit
ON CONFLICT DO NOTHING
-- endregion
