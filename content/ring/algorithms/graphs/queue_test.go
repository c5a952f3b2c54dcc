package graphs_test

import (
	"runtime"
	"testing"
	"weak"
)

// region:queue

// What has left a queue by queue[1:] is still in its array.
func TestQueueHoldsWhatHasLeft(t *testing.T) {
	type page [1 << 20]byte
	pop := func(forget bool) (alive bool) {
		queue := []*page{new(page), new(page)}
		first := weak.Make(queue[0])
		if forget {
			queue[0] = nil
		}
		queue = queue[1:]
		runtime.GC()
		alive = first.Value() != nil
		runtime.KeepAlive(queue)
		return alive
	}
	if !pop(false) {
		t.Error("collected, although the array holds it")
	}
	if pop(true) {
		t.Error("still there, although nobody holds it")
	}
}

// endregion
