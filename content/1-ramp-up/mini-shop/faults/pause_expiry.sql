-- Who ends an order stops before COMMIT while somebody holds lock 42.
CREATE FUNCTION pause_commit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(42);
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER pause_commit AFTER UPDATE OF status ON orders
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION pause_commit();
