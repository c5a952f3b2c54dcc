CREATE TEMP TABLE hold ON COMMIT DROP AS
    SELECT now() + interval '100 ms' AS reserved_until;
DO 'BEGIN PERFORM pg_sleep(0.2); END';
SELECT reserved_until > now() AS may_pay,
       reserved_until > clock_timestamp() AS in_time
FROM hold;
