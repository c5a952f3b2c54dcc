-- session of an access token
SELECT users.id, email, users.created_at, ARRAY(
    SELECT role FROM user_roles
    WHERE user_id = users.id ORDER BY role
) AS roles, ARRAY(
    SELECT DISTINCT permission
    FROM user_roles JOIN role_permissions USING (role)
    WHERE user_id = users.id ORDER BY permission
) AS permissions
FROM sessions JOIN users ON users.id = user_id
WHERE sessions.id = $1 AND closed_at IS NULL AND idle_until > now()
