DROP TRIGGER pause_commit ON spent_tokens;
DROP FUNCTION pause_commit;
