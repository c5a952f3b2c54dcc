-- region:sheet
CREATE TEMP TABLE sheet (
    order_id int, product text, quantity int, -- key: the first two
    customer text, city text, category text
);
INSERT INTO sheet VALUES
    (1, 'Mug', 2, 'Anna', 'Moscow', 'kitchen'),
    (1, 'Candle', 1, 'Anna', 'Moscow', 'decor'),
    (2, 'Teapot', 1, 'Boris', 'Kazan', 'kitchen'),
    (3, 'Poster', 1, 'Anna', 'Moscow', 'decor');

UPDATE sheet SET city = 'Tver' WHERE order_id = 3; -- Anna has moved
DELETE FROM sheet WHERE order_id = 2; -- and Boris is no more

SELECT customer, count(DISTINCT city) AS cities,
       string_agg(DISTINCT city, ', ' ORDER BY city) AS which
FROM sheet GROUP BY customer
HAVING count(DISTINCT city) > 1;
-- endregion

-- region:counter
-- the invariant of a copied sum, and whoever breaks it
CREATE TEMP TABLE balance (customer_id int PRIMARY KEY, spent int);
INSERT INTO balance VALUES (1, 1600), (2, 900), (3, 1300);

SELECT b.customer_id, b.spent AS copy, sum(p.amount) AS truth
FROM balance b
LEFT JOIN orders o ON o.customer_id = b.customer_id
LEFT JOIN payments p ON p.order_id = o.id
GROUP BY b.customer_id
HAVING b.spent IS DISTINCT FROM coalesce(sum(p.amount), 0);
-- endregion

-- region:composite
CREATE TEMP TABLE client (
    shop_id int, id int, name text,
    PRIMARY KEY (shop_id, id)
);
CREATE TEMP TABLE parcel (
    shop_id int, id int, client_id int NOT NULL,
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, client_id) REFERENCES client (shop_id, id)
);
INSERT INTO client VALUES (1, 1, 'Anna'), (2, 2, 'Boris');
INSERT INTO parcel VALUES (1, 1, 1);
INSERT INTO parcel VALUES (1, 2, 2); -- a client of another shop
-- endregion
