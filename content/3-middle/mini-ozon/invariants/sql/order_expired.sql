UPDATE orders SET status = 'cancelled', cancel_reason = 'expired'
WHERE id = $1 AND status = 'new' AND expires_at <= now()
