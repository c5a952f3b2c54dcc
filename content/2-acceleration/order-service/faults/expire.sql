-- The time of all reservations is over.
UPDATE orders SET reserved_until = now() - interval '1 second'
WHERE status = 'new';
