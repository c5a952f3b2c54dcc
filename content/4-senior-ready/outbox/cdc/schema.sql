-- region:cdc
SELECT pg_create_logical_replication_slot('relay', 'test_decoding');
CREATE TABLE outbox (type text NOT NULL, payload jsonb NOT NULL);

BEGIN; -- the table stays empty, the log has the event
INSERT INTO outbox VALUES ('order.placed', '{"order": 7}');
DELETE FROM outbox;
COMMIT;

BEGIN; -- without any table
SELECT pg_logical_emit_message(true, 'outbox', '{"order": 8}');
COMMIT;

BEGIN; -- what is rolled back is not told
SELECT pg_logical_emit_message(true, 'outbox', '{"order": 9}');
ROLLBACK;
-- endregion
