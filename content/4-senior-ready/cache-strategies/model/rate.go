// Package model counts without servers: what hits leave to the database,
// how they grow with the size of a cache, what happens when a key expires,
// and what a Bloom filter stops.
package model

import (
	"container/list"
	"math/rand/v2"
	"time"

	"github.com/maypok86/otter/v2"
)

// Misses is what reaches the database, by requests a second.
func Misses(rate, hits float64) float64 { return rate * (1 - hits) }

// Mean is the time of a read that looks into the cache first.
func Mean(hits float64, cache, database time.Duration) time.Duration {
	return cache + time.Duration((1-hits)*float64(database))
}

// Percentile is the time below which the share p of reads stays.
func Percentile(
	p, hits float64, cache, database time.Duration,
) time.Duration {
	if p <= hits {
		return cache
	}
	return cache + database
}

// Reads is a sequence of numbers of products.
type Reads func() uint64

// Popular reads few products most of the time, by Zipf's law.
func Popular(products int) Reads {
	random := rand.New(rand.NewPCG(1, 2))
	return rand.NewZipf(random, 1.01, 1, uint64(products-1)).Uint64
}

// Even reads all products alike.
func Even(products int) Reads {
	random := rand.New(rand.NewPCG(1, 2))
	return func() uint64 { return random.Uint64N(uint64(products)) }
}

// Cache says whether it has the product, and takes it in if it has not.
type Cache func(product uint64) (hit bool)

// LRU keeps what was read last.
func LRU(size int) Cache {
	order := list.New() // the oldest at the back
	places := make(map[uint64]*list.Element, size)
	return func(product uint64) bool {
		if place, ok := places[product]; ok {
			order.MoveToFront(place)
			return true
		}
		if order.Len() == size {
			oldest := order.Back()
			order.Remove(oldest)
			delete(places, oldest.Value.(uint64))
		}
		places[product] = order.PushFront(product)
		return false
	}
}

// Otter weighs how often a product was read, too.
func Otter(size int) Cache {
	cache := otter.Must(&otter.Options[uint64, struct{}]{
		MaximumSize: size,
		Executor:    func(f func()) { f() }, // evict at once
	})
	return func(product uint64) bool {
		if _, ok := cache.GetIfPresent(product); ok {
			return true
		}
		cache.Set(product, struct{}{})
		return false
	}
}

// Best keeps the most popular products and never anything else: product 0
// is read most, then 1, and so on.
func Best(size int) Cache {
	return func(product uint64) bool { return product < uint64(size) }
}

// Hits is the share of hits in the second half of n reads.
func Hits(reads Reads, cache Cache, n int) float64 {
	hits := 0
	for i := range n {
		if cache(reads()) && i >= n/2 {
			hits++
		}
	}
	return float64(hits) / float64(n-n/2)
}
