WITH done AS (
    UPDATE refunds SET status = 'done'
    WHERE payment_id = $1 AND status = 'pending'
    RETURNING payment_id
), posted AS (
    INSERT INTO ledger_transactions (reference)
    SELECT 'refund:' || payment_id FROM done
    RETURNING id
)
INSERT INTO ledger_entries (transaction_id, account, amount)
SELECT posted.id, e.account, -e.amount -- the capture, turned round
FROM posted CROSS JOIN done
JOIN ledger_transactions AS t ON t.reference = 'capture:' || payment_id
JOIN ledger_entries AS e ON e.transaction_id = t.id
