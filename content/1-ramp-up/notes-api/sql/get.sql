-- user, id
SELECT id, title, body, version, created_at, updated_at
FROM notes
WHERE user_id = $1 AND id = $2
