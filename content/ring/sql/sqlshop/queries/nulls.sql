-- region:logic
SELECT a::text, b::text, (a AND b)::text AS "and", (a OR b)::text AS "or"
FROM (VALUES (true), (false), (NULL)) x (a)
CROSS JOIN (VALUES (NULL::boolean)) y (b);
-- endregion

-- region:facts
SELECT expression, result FROM (VALUES
    ('NULL = NULL',               (NULL = NULL)::text),
    ('NULL IS NOT DISTINCT FROM NULL',
                     (NULL IS NOT DISTINCT FROM NULL)::text),
    ('2 IN (1, NULL)',            (2 IN (1, NULL))::text),
    ('2 NOT IN (1, NULL)',        (2 NOT IN (1, NULL))::text),
    ('''a'' || NULL',             'a' || NULL),
    ('concat(''a'', NULL)',       concat('a', NULL)),
    ('greatest(1, NULL)',         greatest(1, NULL)::text),
    ('(1, NULL) IS NULL',         ((1, NULL) IS NULL)::text),
    ('(1, NULL) IS NOT NULL',     ((1, NULL) IS NOT NULL)::text)
) t (expression, result);
-- endregion

-- region:counts
SELECT count(*) AS rows, count(city) AS cities,
       count(DISTINCT city) AS distinct_cities,
       count(*) FILTER (WHERE city <> 'Moscow') AS not_moscow,
       count(*) FILTER (WHERE city IS DISTINCT FROM 'Moscow')
           AS really_not
FROM customers;
-- endregion

-- region:notin
SELECT count(*) AS wrong FROM employees
WHERE id NOT IN (SELECT manager_id FROM employees);

SELECT count(*) AS right FROM employees e
WHERE NOT EXISTS (
    SELECT FROM employees s WHERE s.manager_id = e.id);
-- endregion

-- region:constraints
CREATE TEMP TABLE coupon (
    code    text UNIQUE,
    mail    text UNIQUE NULLS NOT DISTINCT, -- since PostgreSQL 15
    percent int CHECK (percent BETWEEN 1 AND 50)
);
INSERT INTO coupon VALUES (NULL, 'a', NULL), (NULL, 'b', 50);
INSERT INTO coupon VALUES ('X', 'c', 51);
INSERT INTO coupon VALUES ('Y', NULL, 1), ('Z', NULL, 1);
-- endregion
