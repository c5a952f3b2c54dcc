package sharding

import (
	"io"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/internal/proof"
)

func TestNext(t *testing.T) {
	g := &Generator{Node: 1023}
	last := int64(0)
	for range 10_000 { // more than two milliseconds may hold
		id := g.Next()
		if id <= last {
			t.Fatalf("%d after %d", id, last)
		}
		last = id
	}
	if off := time.Since(Time(last)).Abs(); off > time.Minute {
		t.Error("made", off, "ago")
	}
}

func TestNextConcurrently(t *testing.T) {
	gs := []*Generator{{Node: 1}, {Node: 2}}
	var seen sync.Map
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 500 {
				id := gs[i%2].Next()
				if _, twice := seen.LoadOrStore(id, true); twice {
					t.Error("twice:", id)
				}
			}
		})
	}
	wg.Wait()
}

func TestQuiz(t *testing.T) {
	for name, program := range map[string]func(io.Writer){
		"moved": Moved, "averages": Averages, "precision": Precision,
	} {
		t.Run(name, func(t *testing.T) {
			var out strings.Builder
			program(&out)
			proof.Golden(t, "testdata/"+name+".txt", out.String())
		})
	}
	synctest.Test(t, func(t *testing.T) { // time stands still
		time.Sleep(time.Until(Epoch.AddDate(1, 0, 0)))
		var out strings.Builder
		Twins(&out)
		proof.Golden(t, "testdata/twins.txt", out.String())
	})
}
