-- region:people
INSERT INTO departments VALUES
    (1, 'Sales'), (2, 'Development'), (3, 'Support'), (4, 'Legal');

INSERT INTO employees VALUES -- id, name, department, manager, salary
    (1, 'Olga',   NULL, NULL, 420),
    (2, 'Pavel',  2,    1,    400),
    (3, 'Rita',   1,    1,    300),
    (4, 'Semyon', 2,    2,    420),
    (5, 'Taras',  2,    4,    300),
    (6, 'Ulyana', 2,    4,    300),
    (7, 'Fedor',  1,    3,    250),
    (8, 'Yana',   3,    3,    200),
    (9, 'Zoya',   3,    8,    200);
-- endregion

-- region:shop
INSERT INTO customers VALUES
    (1, 'Anna', 'Moscow'), (2, 'Boris', 'Kazan'), (3, 'Vera', NULL),
    (4, 'Gleb', 'Moscow'), (5, 'Dina', 'Kazan');

INSERT INTO products VALUES
    (1, 'Mug', 'kitchen', 300), (2, 'Teapot', 'kitchen', 900),
    (3, 'Spoon', 'kitchen', 100), (4, 'Poster', 'decor', 500),
    (5, 'Candle', 'decor', 200);

INSERT INTO orders VALUES -- id, customer, status, day
    (1, 1, 'paid',      '2026-01-05'),
    (2, 2, 'paid',      '2026-01-20'),
    (3, 1, 'paid',      '2026-02-02'),
    (4, 3, 'paid',      '2026-02-10'),
    (5, 2, 'cancelled', '2026-02-15'),
    (6, 1, 'paid',      '2026-03-01'),
    (7, 4, 'new',       '2026-03-03'),
    (8, 3, 'paid',      '2026-03-20'),
    (9, 1, 'new',       '2026-03-31');

INSERT INTO items VALUES -- order, product, quantity, price
    (1, 1, 2, 300), (1, 5, 1, 200),
    (2, 2, 1, 900),
    (3, 4, 1, 500),
    (4, 1, 1, 300), (4, 5, 2, 200),
    (5, 2, 1, 900),
    (6, 1, 1, 300),
    (7, 4, 1, 500),
    (8, 4, 1, 500), (8, 5, 1, 200),
    (9, 1, 1, 300), (9, 2, 1, 900);

INSERT INTO payments VALUES -- id, order, amount, moment
    (1, 1, 500,  '2026-01-05 10:00'), (2, 1, 300,  '2026-01-06 09:00'),
    (3, 2, 900,  '2026-01-20 12:00'), (4, 3, 500,  '2026-02-02 18:30'),
    (5, 4, 700,  '2026-02-10 11:00'), (6, 5, 900,  '2026-02-15 15:00'),
    (7, 5, -900, '2026-02-16 10:00'), (8, 6, 300,  '2026-03-01 20:00'),
    (9, 8, 400,  '2026-03-20 12:00'), (10, 8, 300, '2026-03-31 09:30');

INSERT INTO visits VALUES
    (1, '2026-01-01'), (1, '2026-01-02'), (1, '2026-01-03'),
    (1, '2026-01-05'), (1, '2026-01-06'),
    (2, '2026-01-01'), (2, '2026-01-03'),
    (3, '2026-01-02'), (3, '2026-01-03'), (3, '2026-01-05'),
    (3, '2026-01-06'), (3, '2026-01-07'), (3, '2026-01-08');

INSERT INTO leads VALUES
    ('anna@shop.test', '2026-01-01'), ('boris@shop.test', '2026-01-01'),
    ('Anna@shop.test', '2026-01-04'), ('anna@shop.test', '2026-01-04'),
    ('dina@shop.test', '2026-01-07');
-- endregion
