-- For development alone: their tokens are alice-token and bob-token.
INSERT INTO users (id, name, token_hash) VALUES
    ('00000000-0000-4000-8000-00000000000a', 'alice',
     sha256('alice-token')),
    ('00000000-0000-4000-8000-00000000000b', 'bob',
     sha256('bob-token'))
ON CONFLICT DO NOTHING;
