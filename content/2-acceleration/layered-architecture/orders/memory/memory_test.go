package memory_test

import (
	"testing"

	"route500k/content/2-acceleration/layered-architecture/orders/memory"
	"route500k/content/2-acceleration/layered-architecture/orders/storagetest"
)

func TestStorage(t *testing.T) {
	storagetest.Run(t, func(*testing.T) storagetest.Stand {
		s := new(memory.Storage)
		s.Put(storagetest.SKU, memory.Product{
			Count: storagetest.Count, Price: storagetest.Price,
		})
		return storagetest.Stand{Storage: s, Left: s.Left}
	})
}
