-- keys of the account and of the address, after the right password
WITH forgotten AS (
    DELETE FROM attempts WHERE key = $1
)
UPDATE attempts SET used = used - 1 WHERE key = $2 AND used > 0
