-- key, how many, for how long; before the password is looked at
INSERT INTO attempts AS a (key, used, ends_at)
VALUES ($1, 1, now() + $3::interval)
ON CONFLICT (key) DO UPDATE SET
    used = CASE WHEN a.ends_at <= now() THEN 1
                ELSE least(a.used, $2) + 1 END,
    ends_at = CASE WHEN a.ends_at <= now() THEN excluded.ends_at
                   ELSE a.ends_at END
RETURNING used <= $2 AS allowed,
          ceil(extract(epoch FROM ends_at - now()))::int AS wait
