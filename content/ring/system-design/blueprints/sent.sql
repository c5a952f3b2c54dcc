-- id, attempt: who comes after the minute confirms nothing
UPDATE notifications SET state = 'sent'
WHERE id = $1 AND attempts = $2 AND state = 'waiting'
