-- order, attempt, verdict
UPDATE orders
SET status = CASE $3 WHEN 'paid' THEN 'paid' ELSE 'new' END,
    version = version + 1
WHERE id = $1 AND attempt = $2 AND status = 'paying'
RETURNING status
