-- user, words, rows
SELECT id, title, version, created_at, updated_at, rank,
       ts_headline('russian', body, query, -- of the found rows only
           'StartSel="", StopSel="", MinWords=8, MaxWords=20') AS snippet
FROM (
    SELECT notes.*, query, ts_rank(search, query) AS rank
    FROM notes, websearch_to_tsquery('russian', $2) AS query
    WHERE user_id = $1 AND search @@ query
    ORDER BY rank DESC, created_at DESC, id DESC
    LIMIT $3
) AS found
ORDER BY rank DESC, created_at DESC, id DESC
