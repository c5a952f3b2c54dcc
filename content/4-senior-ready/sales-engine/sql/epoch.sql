-- $1 sale. The row stays locked until COMMIT: snapshots come in the order
-- of their epochs.
UPDATE sales SET epoch = epoch + 1 WHERE id = $1 RETURNING epoch
