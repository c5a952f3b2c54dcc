-- order, skus, counts, prices
INSERT INTO order_lines (order_id, sku, items, price)
SELECT $1, * FROM unnest($2::text[], $3::integer[], $4::bigint[])
