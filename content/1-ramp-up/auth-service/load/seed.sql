-- For a load test alone: 200 users with one password and one salt.
INSERT INTO users (id, email, password_hash)
SELECT gen_random_uuid(), 'load-' || n || '@example.com',
       '$argon2id$v=19$m=19456,t=2,p=1$' ||
       'qoa3UoOFQWbWrUl1yHDtpA$' ||
       '5OyXiNQUODqyxIv+sAhpm37pUFbm2HQd6Lu/4FTldTU'
FROM generate_series(1, 200) AS n
ON CONFLICT DO NOTHING;
