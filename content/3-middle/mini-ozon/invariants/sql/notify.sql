INSERT INTO notifications (id, user_id, order_id, subject_id, kind, body)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT ON CONSTRAINT one_letter DO NOTHING
