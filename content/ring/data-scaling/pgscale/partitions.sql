-- region:months
CREATE TABLE event (
    id   bigint GENERATED ALWAYS AS IDENTITY,
    day  date NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (id, day) -- the key of partitions is a part of it
) PARTITION BY RANGE (day);

CREATE TABLE event_2026_09 PARTITION OF event
    FOR VALUES FROM ('2026-09-01') TO ('2026-10-01');
CREATE TABLE event_2026_10 PARTITION OF event
    FOR VALUES FROM ('2026-10-01') TO ('2026-11-01');
CREATE TABLE event_2026_11 PARTITION OF event
    FOR VALUES FROM ('2026-11-01') TO ('2026-12-01');
-- endregion

INSERT INTO event (day, body)
SELECT date '2026-09-01' + n / 24, 'x' FROM generate_series(0, 2183) n;
ANALYZE event;
