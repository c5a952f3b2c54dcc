INSERT INTO refunds (payment_id)
SELECT p.id FROM payments AS p JOIN invoices AS i USING (order_id)
WHERE order_id = $1 AND p.status = 'captured'
  AND i.closed_at IS NOT NULL
ON CONFLICT DO NOTHING
