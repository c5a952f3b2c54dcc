-- +goose Up
CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    item text NOT NULL,
    status text NOT NULL DEFAULT 'new'
);

-- +goose Down
DROP TABLE orders;
