-- Anna's password has version 1
WITH changed AS (
    UPDATE users SET password_version = password_version + 1
    WHERE email = 'anna@example.com'
    RETURNING id, password_version
)
SELECT changed.password_version AS changed,
       users.password_version AS users
FROM changed JOIN users USING (id)
