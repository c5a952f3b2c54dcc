package gate_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/4-senior-ready/backpressure/gate"
	"route500k/content/internal/proof"
)

// Six requests come 10 ms one after the other; a slot is busy for 100 ms.
func TestSixRequests(t *testing.T) {
	var text [6]string
	patience := [6]time.Duration{}
	for i := range patience {
		patience[i] = time.Second
	}
	patience[3] = 50 * time.Millisecond
	synctest.Test(t, func(t *testing.T) {
		g := gate.New(2, 2)
		start := time.Now()
		var wg sync.WaitGroup
		for i := range 6 {
			wg.Go(func() {
				time.Sleep(time.Duration(i) * 10 * time.Millisecond)
				came := time.Since(start)
				text[i] = fmt.Sprintf("%d came %4v: ", i+1, came)
				ctx, cancel := context.WithTimeout(t.Context(),
					patience[i])
				defer cancel()
				// region:use
				if err := g.Enter(ctx); err != nil {
					text[i] += fmt.Sprint(err)
					return
				}
				defer g.Leave()
				time.Sleep(100 * time.Millisecond) // work
				// endregion
				text[i] += fmt.Sprint("answered after ",
					time.Since(start)-came)
			})
		}
		wg.Wait()
	})
	proof.Golden(t, "testdata/want.txt", strings.Join(text[:], "\n"))
}

func TestPlacesComeBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := gate.New(1, 1)
		if err := g.Enter(t.Context()); err != nil {
			t.Fatal(err)
		}
		for range 10 { // those who give up free their places
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			err := g.Enter(ctx)
			cancel()
			if err != context.DeadlineExceeded {
				t.Fatal(err)
			}
		}
		g.Leave()
		if err := g.Enter(t.Context()); err != nil {
			t.Error(err)
		}
	})
}
