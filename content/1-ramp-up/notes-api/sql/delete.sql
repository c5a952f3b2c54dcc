-- user, id
DELETE FROM notes WHERE user_id = $1 AND id = $2
