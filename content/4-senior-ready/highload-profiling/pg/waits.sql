-- region:waits
SELECT coalesce(wait_event_type || ': ' || wait_event, 'CPU') AS waits_for,
       count(*)
FROM pg_stat_activity
WHERE datname = current_database() AND state = 'active'
  AND backend_type = 'client backend' AND pid <> pg_backend_pid()
GROUP BY 1 ORDER BY 2 DESC, 1;
-- endregion
