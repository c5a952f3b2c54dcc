package suspects

import (
	"testing"
	"time"
)

// region:start

// check fails unless dedup does what Dedup promises.
func check(t testing.TB, dedup Dedup) {
	const window = time.Minute
	got := dedup([]Event{{"p-1", 0}, {"p-1", time.Second}}, window)
	if len(got) != 1 {
		t.Errorf("%d events of a repeated one", len(got))
	}
	got = dedup([]Event{{"p-1", 0}, {"p-2", time.Second}}, window)
	if len(got) != 2 {
		t.Errorf("%d events of two parcels", len(got))
	}
}

// endregion
