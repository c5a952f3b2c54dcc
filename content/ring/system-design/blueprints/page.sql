-- user, the last post seen; UNION, not UNION ALL: the posts of one who has
-- lately become famous are in both
SELECT p.id, p.author_id
FROM (
    (SELECT t.post_id AS id
     FROM timelines t JOIN posts ON posts.id = t.post_id
     WHERE t.user_id = $1 AND t.post_id < $2
     ORDER BY t.post_id DESC LIMIT 20)
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
