-- The time to pay is over for all who have not.
UPDATE orders SET reserved_until = now() - interval '1 second'
WHERE status = 'reserved';
