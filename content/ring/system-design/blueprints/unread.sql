SELECT c.id, c.last_seq - m.read_seq AS unread
FROM members m JOIN conversations c ON c.id = m.conversation_id
WHERE m.user_id = $1 AND c.last_seq > m.read_seq
