-- $1 number, $2 version. No row: somebody else has it now.
UPDATE payments SET version = version + 1,
    state = CASE state WHEN 'authorized' THEN 'captured'
        WHEN 'voiding' THEN 'voided' END
WHERE ref = $1 AND version = $2 AND state IN ('authorized', 'voiding')
