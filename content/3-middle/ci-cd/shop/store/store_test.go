package store_test

import (
	"context"
	"errors"
	"os"
	"testing"

	"github.com/jackc/pgx/v5"

	"route500k/content/3-middle/ci-cd/shop/store"
)

func TestPrice(t *testing.T) {
	address := os.Getenv("DATABASE_URL")
	if address == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("no DATABASE_URL in CI")
		}
		t.Skip("no DATABASE_URL")
	}
	ctx := t.Context()
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	for _, sql := range []string{
		store.Schema, `INSERT INTO products VALUES (7, 450)`,
	} {
		if _, err := conn.Exec(ctx, sql); err != nil {
			t.Fatal(err)
		}
	}
	price, err := store.Price(ctx, conn, 7)
	if price != 450 || err != nil {
		t.Errorf("%d, %v", price, err)
	}
	_, err = store.Price(ctx, conn, 8)
	if !errors.Is(err, pgx.ErrNoRows) {
		t.Error(err)
	}
}
