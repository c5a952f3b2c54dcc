-- After BEGIN: the first attempt of alice, which never ends.
INSERT INTO idempotency_keys (user_id, key, request_hash, note_id)
SELECT id, 'shopping-list-001', sha256('any'), gen_random_uuid()
FROM users WHERE name = 'alice';
