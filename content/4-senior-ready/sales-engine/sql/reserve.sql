-- $1 sale, $2 reservation, $3 buyer. No row: nothing is free, or the sale
-- is not open. 23505: this buyer has one; the unit is free again.
WITH unit AS (
    UPDATE units SET taken = true
    WHERE (sale_id, number) = (
        SELECT u.sale_id, u.number
        FROM units u JOIN sales s ON s.id = u.sale_id
        WHERE u.sale_id = $1 AND NOT u.taken
        AND now() >= s.opens_at AND now() < s.closes_at
        LIMIT 1
        FOR UPDATE OF u SKIP LOCKED)
    RETURNING sale_id, number
)
INSERT INTO reservations (id, sale_id, unit, buyer_id, expires_at)
SELECT $2, s.id, unit.number, $3, now() + s.hold
FROM unit JOIN sales s ON s.id = unit.sale_id
RETURNING unit, expires_at
