-- id of the cursor (NULL: first page), rows
SELECT id, email, created_at, ARRAY(
    SELECT role FROM user_roles
    WHERE user_id = users.id ORDER BY role
) AS roles
FROM users
WHERE id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000')
ORDER BY id
LIMIT $2
