-- +goose Up
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN total_cents bigint;

-- +goose StatementBegin
CREATE FUNCTION orders_fill_cents() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.total_cents := (NEW.total * 100)::bigint;
    RETURN NEW;
END
$$;
-- +goose StatementEnd

CREATE TRIGGER orders_fill_cents BEFORE INSERT OR UPDATE ON orders
FOR EACH ROW EXECUTE FUNCTION orders_fill_cents();

-- +goose Down
SET LOCAL lock_timeout = '2s';
DROP TRIGGER orders_fill_cents ON orders;
DROP FUNCTION orders_fill_cents();
ALTER TABLE orders DROP COLUMN total_cents;
