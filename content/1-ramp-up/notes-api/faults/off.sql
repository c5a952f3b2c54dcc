DROP TRIGGER pause_commit ON notes;
DROP FUNCTION pause_commit;
