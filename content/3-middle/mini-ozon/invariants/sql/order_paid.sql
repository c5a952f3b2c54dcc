UPDATE orders SET status = 'paid', paid_at = now()
WHERE id = $1 AND status = 'new'
