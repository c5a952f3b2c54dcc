-- SHA-256 of the token
SELECT id FROM users WHERE token_hash = $1
