SELECT FROM invoices WHERE order_id = $1 FOR UPDATE
