-- region:statements
SELECT calls, round(total_exec_time) AS total_ms,
       round(mean_exec_time::numeric, 2) AS mean_ms,
       round(stddev_exec_time::numeric, 2) AS deviation,
       shared_blks_read AS from_disk, wal_bytes, left(query, 60) AS query
FROM pg_stat_statements
ORDER BY total_exec_time DESC LIMIT 10;
-- endregion
