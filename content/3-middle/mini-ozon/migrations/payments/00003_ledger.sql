-- +goose Up
-- region:ledger
CREATE TABLE ledger_transactions (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference text NOT NULL UNIQUE, -- capture:<payment>, refund:<payment>
    posted_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE ledger_entries (
    transaction_id bigint NOT NULL REFERENCES ledger_transactions,
    account        text NOT NULL CHECK (account ~
        '^(provider|commission|seller:[0-9a-f-]{36})$'),
    amount         bigint NOT NULL CHECK (amount <> 0), -- debit is plus
    PRIMARY KEY (transaction_id, account)
);
-- endregion
-- +goose StatementBegin
-- region:balanced
CREATE FUNCTION ledger_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    rest bigint;
BEGIN
    SELECT sum(amount) INTO rest FROM ledger_entries
    WHERE transaction_id = NEW.transaction_id;
    IF rest <> 0 THEN
        RAISE EXCEPTION 'ledger transaction % sums to %, not 0',
            NEW.transaction_id, rest
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'ledger_balanced';
    END IF;
    RETURN NULL;
END $$;
-- endregion
-- +goose StatementEnd
-- region:deferred
CREATE CONSTRAINT TRIGGER ledger_balanced AFTER INSERT ON ledger_entries
    DEFERRABLE INITIALLY DEFERRED -- asked at COMMIT
    FOR EACH ROW EXECUTE FUNCTION ledger_balanced();
-- endregion
-- +goose StatementBegin
CREATE FUNCTION ledger_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is only added to'
        USING ERRCODE = 'restrict_violation';
END $$;
-- +goose StatementEnd
CREATE TRIGGER ledger_entries_kept
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entries
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_kept();
CREATE TRIGGER ledger_transactions_kept
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transactions
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_kept();

-- +goose Down
DROP TABLE ledger_entries;
DROP TABLE ledger_transactions;
DROP FUNCTION ledger_kept;
DROP FUNCTION ledger_balanced;
