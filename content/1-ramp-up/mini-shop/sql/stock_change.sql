-- id; what it has been said to be before
SELECT sku, items FROM stock_changes WHERE id = $1
