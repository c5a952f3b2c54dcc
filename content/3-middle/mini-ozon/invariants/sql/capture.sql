WITH captured AS (
    UPDATE payments SET status = 'captured'
    WHERE id = $1 AND status = 'pending'
    RETURNING id, order_id, amount
), posted AS (
    INSERT INTO ledger_transactions (reference)
    SELECT 'capture:' || id FROM captured
    RETURNING id
)
INSERT INTO ledger_entries (transaction_id, account, amount)
SELECT posted.id, 'provider', amount FROM posted CROSS JOIN captured
UNION ALL
SELECT posted.id, s.account, -s.amount FROM posted CROSS JOIN captured
JOIN invoice_shares AS s USING (order_id)
