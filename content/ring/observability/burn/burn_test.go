package burn_test

import (
	"testing"
	"time"

	"route500k/content/ring/observability/burn"
)

var (
	page = burn.Alert{Target: .999, Factor: 14.4,
		Long: time.Hour, Short: 5 * time.Minute}
	start = time.Date(2026, 11, 12, 10, 0, 0, 0, time.UTC)
)

// load makes samples minute by minute. step says what replica i has gained
// in a minute, or that it restarts before that.
type load struct {
	replicas int
	step     func(replica, minute int) (total, bad float64, restart bool)
}

func (l load) samples(minutes int) (all []burn.Sample) {
	now := make([]burn.Sample, l.replicas)
	for m := range minutes + 1 {
		for r := range now {
			s := &now[r]
			if m > 0 {
				total, bad, restart := l.step(r, m)
				if restart {
					*s = burn.Sample{}
				}
				s.Total += total
				s.Bad += bad
			}
			s.At = start.Add(time.Duration(m) * time.Minute)
			s.Replica = string(rune('a' + r))
			all = append(all, *s)
		}
	}
	return all
}

func check(t *testing.T, a burn.Alert, l load, minutes int, want bool) {
	t.Helper()
	now := start.Add(time.Duration(minutes) * time.Minute)
	if got := a.Firing(l.samples(minutes), now); got != want {
		t.Errorf("at minute %d: firing %v, want %v", minutes, got, want)
	}
}

// TestLevel burns a little below and a little above the factor.
func TestLevel(t *testing.T) {
	for bad, want := range map[float64]bool{14: false, 15: true} {
		check(t, page, load{1, func(_, _ int) (float64, float64, bool) {
			return 1000, bad, false
		}}, 120, want)
	}
}

// TestClearsSoon: an incident of ten minutes is over.
func TestClearsSoon(t *testing.T) {
	l := load{1, func(_, m int) (float64, float64, bool) {
		if m > 60 && m <= 70 {
			return 1000, 1000, false
		}
		return 1000, 0, false
	}}
	check(t, page, l, 65, true)
	check(t, page, l, 80, false)
}

// TestReplicas: three healthy replicas, and then one of them is sick.
func TestReplicas(t *testing.T) {
	check(t, page, load{3, func(_, _ int) (float64, float64, bool) {
		return 100, 0, false
	}}, 90, false)
	check(t, page, load{3, func(r, _ int) (float64, float64, bool) {
		if r == 2 {
			return 100, 10, false
		}
		return 100, 0, false
	}}, 90, true)
}

// TestRestart: counters begin anew, errors are none.
func TestRestart(t *testing.T) {
	check(t, page, load{2, func(_, m int) (float64, float64, bool) {
		return 500, 0, m%20 == 0
	}}, 90, false)
	check(t, page, load{2, func(_, m int) (float64, float64, bool) {
		return 500, 25, m == 58
	}}, 60, true)
}

// TestBusyMinute: 20 of 20,000 failed in one minute, and 1 of 2 in the
// others, when hardly anybody came: 78 of 20,116, and not a half.
func TestBusyMinute(t *testing.T) {
	l := load{1, func(_, m int) (float64, float64, bool) {
		if m == 60 {
			return 20_000, 20, false
		}
		return 2, 1, false
	}}
	check(t, page, l, 60, false)
}

// TestNoTraffic: nobody came, nobody is woken.
func TestNoTraffic(t *testing.T) {
	check(t, page, load{1, func(_, _ int) (float64, float64, bool) {
		return 0, 0, false
	}}, 90, false)
	if page.Firing(nil, start) {
		t.Error("firing without samples")
	}
}

// TestLeast: one failure at night is a share of five per cent.
func TestLeast(t *testing.T) {
	night := load{1, func(_, m int) (float64, float64, bool) {
		if m == 59 {
			return 1, 1, false
		}
		return 1. / 3, 0, false
	}}
	check(t, page, night, 60, true)
	calm := page
	calm.Least = 10
	check(t, calm, night, 60, false)
}
