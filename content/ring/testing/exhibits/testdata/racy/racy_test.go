package racy

import (
	"sync"
	"testing"
)

// region:racy
func TestVisits(t *testing.T) {
	var visits int
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() { visits++ })
	}
	wg.Wait()
	if visits != 2 {
		t.Errorf("%d visits, want 2", visits)
	}
}

// endregion
