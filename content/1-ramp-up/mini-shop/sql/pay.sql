-- order; the manager has seen the money
UPDATE orders SET status = 'paid', ended_at = now()
WHERE id = $1 AND status = 'reserved' AND reserved_until > now()
RETURNING id
