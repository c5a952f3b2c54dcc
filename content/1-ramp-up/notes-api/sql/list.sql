-- user, created_at and id of the cursor (NULL: first page), rows
SELECT id, title, left(body, 200) AS preview,
       version, created_at, updated_at
FROM notes
WHERE user_id = $1 AND (created_at, id) < (
    coalesce($2::timestamptz, 'infinity'),
    coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
)
ORDER BY created_at DESC, id DESC
LIMIT $4
