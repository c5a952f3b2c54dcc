package store_test

import (
	"testing"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/layered-architecture/orders/storagetest"
	"route500k/content/2-acceleration/layered-architecture/orders/store"
)

// region:store
func TestStorage(t *testing.T) {
	storagetest.Run(t, func(t *testing.T) storagetest.Stand {
		pool := lab.Pool(t) // an empty PostgreSQL database, or a skip
		lab.Exec(t, pool, store.Schema)
		lab.Exec(t, pool, `INSERT INTO stock VALUES ($1, $2, $3)`,
			storagetest.SKU, storagetest.Count, storagetest.Price)
		left := func(sku string) (n int) {
			err := pool.QueryRow(t.Context(),
				`SELECT items FROM stock WHERE sku = $1`, sku).Scan(&n)
			if err != nil {
				t.Error(err)
			}
			return n
		}
		return storagetest.Stand{Storage: store.New(pool), Left: left}
	})
}

// endregion
