-- Ten seconds to kill the relay between confirm and COMMIT, or the worker
-- between the verdict and COMMIT.
CREATE FUNCTION fault_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_sleep(10);
    RETURN NULL;
END $$;
CREATE TRIGGER fault_hold_relay AFTER DELETE ON outbox
    FOR EACH STATEMENT EXECUTE FUNCTION fault_hold();
CREATE TRIGGER fault_hold_worker AFTER UPDATE OF status ON orders
    FOR EACH ROW WHEN (OLD.status = 'paying')
    EXECUTE FUNCTION fault_hold();
