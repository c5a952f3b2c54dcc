// Package priority_test lets payments and searches come to one gate.
package priority_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/4-senior-ready/backpressure/classes"
	"route500k/content/internal/proof"
)

const ms = time.Millisecond

// Ten slots do 200 requests a second. For 20 s there come 60 payments and
// 240 searches a second, later 250 payments and 50 searches.
func TestPriorities(t *testing.T) {
	var text strings.Builder
	fmt.Fprintf(&text, "%-34s %12s %12s\n",
		"ten slots: 200 a second", "payments/s", "searches/s")
	for _, load := range []struct{ pay, search float64 }{
		{60, 240}, {250, 50},
	} {
		fmt.Fprintf(&text, "%-34s %12.0f %12.0f\n", "come",
			load.pay, load.search)
		for _, class := range []classes.Class{
			classes.Normal, classes.Critical,
		} {
			name := "one class"
			if class == classes.Critical {
				name = "payments are critical"
			}
			good := run(t, load.pay, load.search, class)
			fmt.Fprintf(&text, "%-34s %12d %12d\n", name,
				good[0]/20, good[1]/20)
		}
	}
	proof.Golden(t, "testdata/want.txt", text.String())
}

func run(
	t *testing.T, pay, search float64, class classes.Class,
) (good [2]int) {
	synctest.Test(t, func(t *testing.T) {
		g := classes.New(10, 40)
		random := rand.New(rand.NewPCG(8, 9))
		var mu sync.Mutex
		var wg sync.WaitGroup
		start := time.Now()
		for time.Since(start) < 20*time.Second {
			time.Sleep(time.Duration(random.ExpFloat64() /
				(pay + search) * float64(time.Second)))
			work := 30*ms + time.Duration(random.Float64()*float64(40*ms))
			kind, as := 0, class
			if random.Float64()*(pay+search) > pay {
				kind, as = 1, classes.Normal
			}
			wg.Go(func() {
				ctx, cancel := context.WithTimeout(t.Context(),
					time.Second)
				defer cancel()
				if g.Enter(ctx, as) != nil {
					return
				}
				time.Sleep(work)
				g.Leave()
				mu.Lock()
				defer mu.Unlock()
				good[kind]++
			})
		}
		wg.Wait()
	})
	return good
}
