package suspects

import (
	"slices"
	"testing"
	"time"
)

// region:solution

// check fails unless dedup does what Dedup promises, and asks for nothing
// else: nil and an empty slice are the same to it.
func check(t testing.TB, dedup Dedup) {
	t.Helper()
	const window = 60 * time.Second
	at := func(parcel string, seconds int) Event {
		return Event{parcel, time.Duration(seconds) * time.Second}
	}
	for _, tt := range []struct {
		name         string
		events, want []Event
	}{
		{"nothing", nil, nil},
		{"the first of the repeats stays",
			[]Event{at("b", 0), at("b", 59)}, []Event{at("b", 0)}},
		{"the edge is outside",
			[]Event{at("b", 0), at("b", 60)},
			[]Event{at("b", 0), at("b", 60)}},
		{"a repeat does not prolong the window",
			[]Event{at("b", 0), at("b", 40), at("b", 80)},
			[]Event{at("b", 0), at("b", 80)}},
		{"parcels are apart, the order stays",
			[]Event{at("b", 0), at("a", 1), at("b", 2)},
			[]Event{at("b", 0), at("a", 1)}},
		{"what is dropped leaves the argument alone",
			[]Event{at("b", 0), at("b", 1), at("a", 2)},
			[]Event{at("b", 0), at("a", 2)}},
	} {
		given := slices.Clone(tt.events)
		got := dedup(given, window)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
		if !slices.Equal(given, tt.events) {
			t.Errorf("%s: the argument is %v now", tt.name, given)
		}
	}
}

// endregion
