-- user, version of the password that was checked, hash of the new one;
-- then close_all.sql, in the same transaction
UPDATE users
SET password_hash = $3, password_version = password_version + 1
WHERE id = $1 AND password_version = $2
RETURNING password_version
