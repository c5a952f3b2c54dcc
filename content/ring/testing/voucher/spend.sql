WITH taken AS (
    UPDATE vouchers SET remaining = remaining - 1
    WHERE code = $1 AND remaining > 0
    RETURNING code
)
INSERT INTO spent (order_id, code)
SELECT $2, code FROM taken
