-- what contradicts itself; nothing, if all is well
SELECT 'reserved' AS what, sku AS which
FROM stock s
WHERE reserved <> (
    SELECT coalesce(sum(l.items), 0)
    FROM order_lines l JOIN orders o ON o.id = l.order_id
    WHERE l.sku = s.sku AND o.status IN ('new', 'paying', 'paid'))
UNION ALL
SELECT 'total', id::text
FROM orders
WHERE total IS DISTINCT FROM (
    SELECT sum(items * price) FROM order_lines WHERE order_id = id)
UNION ALL
SELECT 'audit', o.id::text
FROM orders o LEFT JOIN order_audit a
    ON a.order_id = o.id AND a.version = o.version
WHERE a.to_status IS DISTINCT FROM o.status
UNION ALL
SELECT 'chain', order_id::text
FROM (
    SELECT order_id, version, from_status,
           row_number() OVER steps AS n, lag(to_status) OVER steps AS was
    FROM order_audit
    WINDOW steps AS (PARTITION BY order_id ORDER BY version)) AS chain
WHERE version <> n OR from_status IS DISTINCT FROM was
ORDER BY 1, 2
