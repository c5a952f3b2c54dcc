-- For a load test: 20 users, load-1 to load-20 are their tokens.
INSERT INTO users (id, name, token_hash)
SELECT gen_random_uuid(), 'load-' || n,
       sha256(convert_to('load-' || n, 'UTF8'))
FROM generate_series(1, 20) AS n;

INSERT INTO notes (id, user_id, title, body, created_at)
SELECT gen_random_uuid(), users.id, 'Заметка ' || n,
       'Купить молоко и проверить заказ ' || n % 50,
       now() - n * interval '1 minute'
FROM users, generate_series(1, 500) AS n
WHERE name LIKE 'load-%';

ANALYZE;
