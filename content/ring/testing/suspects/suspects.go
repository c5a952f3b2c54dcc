// Package suspects tests tests: a check has to let the innocent go and to
// catch everybody else.
package suspects

import (
	"slices"
	"strings"
	"time"
)

// region:spec

// Event is a report of a courier's phone: it may come twice.
type Event struct {
	Parcel string
	At     time.Duration // since midnight
}

// Dedup returns the events without repeats. An event is a repeat if less
// than window has passed since the last kept event of the same parcel. The
// rest keeps its order; the argument is not changed.
type Dedup func(events []Event, window time.Duration) []Event

// endregion

// region:innocent

// WithMap remembers when it has last kept an event of a parcel.
func WithMap(events []Event, window time.Duration) (kept []Event) {
	last := map[string]time.Duration{}
	for _, e := range events {
		at, ok := last[e.Parcel]
		if ok && e.At-at < window {
			continue
		}
		last[e.Parcel] = e.At
		kept = append(kept, e)
	}
	return kept
}

// WithSearch looks back through what it has kept.
func WithSearch(events []Event, window time.Duration) []Event {
	kept := make([]Event, 0, len(events))
	for _, e := range events {
		repeat := slices.ContainsFunc(kept, func(k Event) bool {
			return k.Parcel == e.Parcel && e.At-k.At < window
		})
		if !repeat {
			kept = append(kept, e)
		}
	}
	return kept
}

// endregion

// guilty are those that a check has to catch. Whoever does the exercise
// does not look below.
var guilty = []Dedup{
	// The edge of the window is inside.
	func(events []Event, window time.Duration) (kept []Event) {
		return WithMap(events, window+1)
	},
	// A repeat prolongs the window.
	func(events []Event, window time.Duration) (kept []Event) {
		last := map[string]time.Duration{}
		for _, e := range events {
			at, ok := last[e.Parcel]
			last[e.Parcel] = e.At
			if !ok || e.At-at >= window {
				kept = append(kept, e)
			}
		}
		return kept
	},
	// Parcels are not told apart.
	func(events []Event, window time.Duration) (kept []Event) {
		for _, e := range events {
			n := len(kept)
			if n == 0 || e.At-kept[n-1].At >= window {
				kept = append(kept, e)
			}
		}
		return kept
	},
	// Only neighbours are compared.
	func(events []Event, window time.Duration) (kept []Event) {
		for _, e := range events {
			n := len(kept)
			if n == 0 || kept[n-1].Parcel != e.Parcel ||
				e.At-kept[n-1].At >= window {
				kept = append(kept, e)
			}
		}
		return kept
	},
	// The last of the repeats is kept.
	func(events []Event, window time.Duration) []Event {
		first := WithMap(events, window)
		kept := slices.Clone(first)
		for i := range kept {
			for _, e := range events {
				if e.Parcel == first[i].Parcel && e.At > first[i].At &&
					e.At-first[i].At < window {
					kept[i] = e
				}
			}
		}
		return kept
	},
	// The argument's array is used again.
	func(events []Event, window time.Duration) []Event {
		return append(events[:0], WithMap(events, window)...)
	},
	// The order is lost.
	func(events []Event, window time.Duration) []Event {
		kept := WithMap(events, window)
		slices.SortStableFunc(kept, func(a, b Event) int {
			return strings.Compare(a.Parcel, b.Parcel)
		})
		return kept
	},
	// The second time never comes: a parcel is kept once.
	func(events []Event, window time.Duration) []Event {
		return WithMap(events, 24*time.Hour)
	},
}
