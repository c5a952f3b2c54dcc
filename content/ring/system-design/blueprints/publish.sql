-- post; a worker does it, in parts of the followers, and may do it twice
INSERT INTO timelines (user_id, post_id)
SELECT f.follower_id, p.id
FROM posts p
JOIN authors a ON a.id = p.author_id AND NOT a.many
JOIN follows f ON f.author_id = a.id
WHERE p.id = $1
ON CONFLICT DO NOTHING
