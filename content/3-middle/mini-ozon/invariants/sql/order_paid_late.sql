UPDATE orders SET paid_at = now()
WHERE id = $1 AND status = 'cancelled' AND paid_at IS NULL
