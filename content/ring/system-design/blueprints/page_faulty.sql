-- the same, but what has been deleted falls out after LIMIT
SELECT p.id, p.author_id
FROM (
    (SELECT post_id AS id FROM timelines
     WHERE user_id = $1 AND post_id < $2
     ORDER BY post_id DESC LIMIT 20)
    UNION
    (SELECT recent.id
     FROM follows f
     JOIN authors a ON a.id = f.author_id AND a.many
     CROSS JOIN LATERAL (
         SELECT id FROM posts
         WHERE author_id = a.id AND id < $2
         ORDER BY id DESC LIMIT 20) recent
     WHERE f.follower_id = $1)
) found
JOIN posts p USING (id)
ORDER BY p.id DESC LIMIT 20
