-- cart; from here to COMMIT its products are ours
SELECT FROM stock JOIN cart_lines USING (sku)
WHERE cart_id = $1
ORDER BY sku -- everybody in one order: no deadlock
FOR UPDATE OF stock
