-- customer, placed_at and id of the cursor (NULL: first page), rows
SELECT id, status, total, placed_at, reserved_until, ended_at
FROM orders
WHERE customer_id = $1 AND (placed_at, id) < (
    coalesce($2::timestamptz, 'infinity'),
    coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
ORDER BY placed_at DESC, id DESC
LIMIT $4
