-- user, the hash that was checked, the same password at today's cost
UPDATE users SET password_hash = $3
WHERE id = $1 AND password_hash = $2
