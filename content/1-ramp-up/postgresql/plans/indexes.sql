-- region:composite
CREATE INDEX orders_customer ON orders (customer_id, created_at DESC);
-- endregion
-- region:covering
CREATE INDEX orders_totals ON orders (customer_id) INCLUDE (total);
-- endregion
-- region:partial
CREATE INDEX orders_new ON orders (created_at) WHERE status = 'new';
-- endregion
-- region:gin
CREATE INDEX orders_tags ON orders USING gin (tags jsonb_path_ops);
-- endregion
