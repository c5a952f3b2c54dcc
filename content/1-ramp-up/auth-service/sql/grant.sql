-- user, role, who grants it; 23503: no such user or role
INSERT INTO user_roles (user_id, role, granted_by) VALUES ($1, $2, $3)
ON CONFLICT DO NOTHING
