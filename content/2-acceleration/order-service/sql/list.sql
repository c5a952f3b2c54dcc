-- customer, placed_at and id of the cursor (NULL: first page), rows
SELECT order_id, version, status, items, total, placed_at
FROM order_view
WHERE customer_id = $1 AND (placed_at, order_id) < (
    coalesce($2::timestamptz, 'infinity'),
    coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
ORDER BY placed_at DESC, order_id DESC
LIMIT $4
