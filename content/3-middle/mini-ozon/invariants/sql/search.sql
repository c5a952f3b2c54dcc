WITH found AS (
    SELECT id, title,
        round(ts_rank(search, query)::numeric, 6) AS rank
    FROM products, websearch_to_tsquery('russian', $1) AS query
    WHERE active AND search @@ query
      AND ($2::text IS NULL OR category = $2)
)
SELECT id, title, rank FROM found
WHERE $3::numeric IS NULL OR (rank, id) < ($3::numeric, $4::uuid)
ORDER BY rank DESC, id DESC LIMIT $5
