-- $2 sellers and $3 what their goods cost; the commission is 10 %
WITH due AS (
    SELECT seller, sum(amount) AS amount,
        trunc(sum(amount) / 10) AS commission -- the rest is the seller's
    FROM unnest($2::uuid[], $3::bigint[]) AS line (seller, amount)
    GROUP BY seller
)
INSERT INTO invoice_shares (order_id, account, amount)
SELECT $1::uuid, 'seller:' || seller, amount - commission FROM due
UNION ALL
SELECT $1::uuid, 'commission', sum(commission) FROM due
HAVING sum(commission) > 0
ON CONFLICT DO NOTHING
