-- links, minutes, counts: what a process has added up in five seconds
INSERT INTO clicks (link_id, minute, count)
SELECT * FROM unnest($1::bigint[], $2::timestamptz[], $3::bigint[])
ON CONFLICT (link_id, minute)
DO UPDATE SET count = clicks.count + excluded.count
