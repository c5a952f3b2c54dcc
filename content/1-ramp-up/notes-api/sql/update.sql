-- user, id, version from If-Match, title, body
UPDATE notes
SET title = $4, body = $5, version = version + 1, updated_at = now()
WHERE user_id = $1 AND id = $2 AND version = $3
RETURNING id, title, body, version, created_at, updated_at
