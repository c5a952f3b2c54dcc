-- id, e-mail, hash of the password; 23505 on users_email: it is taken
INSERT INTO users (id, email, password_hash) VALUES ($1, $2, $3)
RETURNING id, email, created_at
