// Package quiz holds the programs of «what does it print?» about caches.
package quiz

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/maypok86/otter/v2"
	"golang.org/x/sync/singleflight"
)

// Shared hands out what the cache holds.
func Shared(out io.Writer) {
	// region:shared
	cache := otter.Must(&otter.Options[string, []int]{})
	cache.Set("prices", []int{300, 100, 200})
	cheapest := func() int {
		prices, _ := cache.GetIfPresent("prices")
		slices.Sort(prices)
		return prices[0]
	}
	fmt.Fprintln(out, cheapest())
	prices, _ := cache.GetIfPresent("prices")
	fmt.Fprintln(out, prices)
	fmt.Fprintln(out, append(prices[:1], 0)[1], prices)
	// endregion
}

// Meanwhile forgets a key while it is being loaded.
func Meanwhile(out io.Writer) {
	another := func(request func()) {
		var wg sync.WaitGroup
		wg.Go(request)
		wg.Wait()
	}
	// region:meanwhile
	price := 100
	cache := otter.Must(&otter.Options[string, int]{})
	load := func(context.Context, string) (int, error) {
		read := price
		if price == 100 {
			another(func() { // another request
				price = 200 // UPDATE, COMMIT
				cache.Invalidate("cup")
			})
		}
		return read, nil
	}
	got, _ := cache.Get(context.Background(), "cup",
		otter.LoaderFunc[string, int](load))
	fmt.Fprintln(out, "otter:", got)

	price = 100
	var flights singleflight.Group
	shelf := map[string]int{}
	flights.Do("cup", func() (any, error) {
		read := price
		another(func() {
			price = 200 // UPDATE, COMMIT
			delete(shelf, "cup")
		})
		shelf["cup"] = read
		return read, nil
	})
	fmt.Fprintln(out, "map:", shelf["cup"])
	// endregion
}

// Tags sends tags back.
func Tags(out io.Writer) {
	// region:tags
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"v1"`)
		http.ServeContent(w, r, "cup.json", time.Time{},
			strings.NewReader(`{"price":100}`))
	})
	for _, tag := range []string{``, `"v1"`, `W/"v1"`, `v1`, `"v2"`, `*`} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Header.Set("If-None-Match", tag)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		fmt.Fprintln(out, tag, w.Code, w.Body.Len())
	}
	// endregion
}
