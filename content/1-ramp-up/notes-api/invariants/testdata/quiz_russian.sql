SELECT to_tsvector('russian', 'Не забыть: молоко и молочный сыр')
UNION ALL
SELECT to_tsvector('russian', 'Notes: 2 сыра, Сыр')
