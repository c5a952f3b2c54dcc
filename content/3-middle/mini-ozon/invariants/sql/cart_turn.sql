-- $2 is the version from If-Match, 0 for a cart that is not there yet
WITH made AS (
    INSERT INTO carts (user_id) SELECT $1 WHERE $2::int = 0
    ON CONFLICT DO NOTHING RETURNING version
), turned AS (
    UPDATE carts SET version = version + 1, changed_at = now()
    WHERE user_id = $1 AND version = $2::int RETURNING version
)
SELECT version FROM made UNION ALL SELECT version FROM turned
