INSERT INTO carts (id, customer_id) VALUES
    ('00000000-0000-4000-8000-00000000000a',
     '00000000-0000-4000-8000-0000000000aa');
INSERT INTO carts (id, customer_id) VALUES
    ('00000000-0000-4000-8000-00000000000b',
     '00000000-0000-4000-8000-0000000000aa')
ON CONFLICT (customer_id) WHERE ordered_at IS NULL
DO UPDATE SET version = carts.version + 1
RETURNING right(id::text, 1), version;
INSERT INTO carts (id, customer_id) VALUES
    ('00000000-0000-4000-8000-00000000000c',
     '00000000-0000-4000-8000-0000000000aa')
ON CONFLICT (customer_id)
DO UPDATE SET version = carts.version + 1
RETURNING right(id::text, 1), version;
