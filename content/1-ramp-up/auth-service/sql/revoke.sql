-- user, role; user_roles_last_admin: there must be one
DELETE FROM user_roles WHERE user_id = $1 AND role = $2
