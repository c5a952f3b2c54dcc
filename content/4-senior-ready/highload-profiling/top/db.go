package top

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Schema has sales enough for a question that takes its time.
const Schema = `
CREATE TABLE products (id bigint PRIMARY KEY, title text NOT NULL);
INSERT INTO products
SELECT n, 'Чайник «Север», модель ' || n FROM generate_series(1, 1000) n;
CREATE TABLE sales (product_id bigint NOT NULL, quantity bigint NOT NULL);
INSERT INTO sales
SELECT 1 + (n::bigint * 7919) % 1000, 1 + n % 3 FROM generate_series(1, $ROWS) n;
ANALYZE products, sales;`

// FromDB is the question.
func FromDB(pool *pgxpool.Pool) Load {
	return func(ctx context.Context) ([]Item, error) {
		rows, err := pool.Query(ctx, `
			SELECT p.id, p.title, sum(s.quantity)::bigint AS sold
			FROM sales s JOIN products p ON p.id = s.product_id
			GROUP BY p.id ORDER BY sold DESC, p.id LIMIT 300`)
		if err != nil {
			return nil, err
		}
		return pgx.CollectRows(rows, pgx.RowToStructByPos[Item])
	}
}
