-- e-mail, as it was typed
SELECT id, password_hash, password_version
FROM users
WHERE lower(email COLLATE "C") = lower($1 COLLATE "C")
