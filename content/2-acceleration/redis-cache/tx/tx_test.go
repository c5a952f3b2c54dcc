package tx_test

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/2-acceleration/redis-cache/tx"
)

const stock, buyers = 50, 80

func TestNobodyTakesTooMuch(t *testing.T) {
	rdb, prefix := lab.Client(t)
	for name, take := range map[string]func(key string) error{
		"watch": func(key string) error {
			return tx.Take(t.Context(), rdb, key, 1)
		},
		"script": func(key string) error {
			left, err := tx.TakeScript.Run(t.Context(), rdb,
				[]string{key}, 1).Int64()
			if err == nil && left < 0 {
				return tx.ErrFunds
			}
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			key := prefix + name
			rdb.Set(t.Context(), key, stock, time.Minute)
			var sold, refused atomic.Int64
			var wg sync.WaitGroup
			for range buyers {
				wg.Go(func() {
					switch err := take(key); {
					case err == nil:
						sold.Add(1)
					case errors.Is(err, tx.ErrFunds):
						refused.Add(1)
					default:
						t.Error(err)
					}
				})
			}
			wg.Wait()
			left, err := rdb.Get(t.Context(), key).Int()
			if sold.Load() != stock || left != 0 || err != nil {
				t.Errorf("sold %d, refused %d, left %d, %v",
					sold.Load(), refused.Load(), left, err)
			}
		})
	}
}
