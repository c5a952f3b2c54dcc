package breaker_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/4-senior-ready/circuit-breaker/breaker"
	"route500k/content/internal/proof"
)

var settings = breaker.Settings{
	Window: 10 * time.Second, Min: 4, Ratio: 0.5,
	Pause: 5 * time.Second, Probes: 2,
}

// A call a second; the upstream is ill from second 3 to second 14.
func TestTimeline(t *testing.T) {
	var out strings.Builder
	// region:use
	m := breaker.Machine{Settings: breaker.Settings{
		Window: 10 * time.Second, Min: 4, Ratio: 0.5,
		Pause: 5 * time.Second, Probes: 2,
	}}
	start := time.Unix(0, 0)
	for s := range 20 {
		now := start.Add(time.Duration(s) * time.Second)
		before, result := m.State(now), "refused"
		if ticket, ok := m.Allow(now); ok {
			failed := s >= 3 && s < 14 // the upstream is ill
			m.Report(now, ticket, failed)
			result = map[bool]string{true: "failure", false: "ok"}[failed]
		}
		fmt.Fprintf(&out, "%2d s  %-9s  %-7s  %s\n",
			s, before, result, m.State(now))
	}
	// endregion
	proof.Golden(t, "testdata/want.txt", out.String())
}

// step is an event and the state after it.
type step struct {
	at   time.Duration
	do   string // "pass n", "refuse", "ok n", "fail n"; n is a ticket
	want breaker.State
}

func TestMachine(t *testing.T) {
	const (
		c, o, h = breaker.Closed, breaker.Open, breaker.HalfOpen
		s       = time.Second
	)
	for name, steps := range map[string][]step{
		"too few calls to judge": {
			{0, "pass a", c}, {0, "fail a", c}, {0, "pass b", c},
			{0, "fail b", c}, {0, "pass c", c}, {0, "fail c", c},
			{0, "pass d", c}, {0, "fail d", o}, {0, "refuse", o},
		},
		"below the ratio": {
			{0, "pass a", c}, {0, "fail a", c}, {0, "pass b", c},
			{0, "ok b", c}, {0, "pass c", c}, {0, "ok c", c},
			{0, "pass d", c}, {0, "ok d", c},
		},
		"a new window forgets": {
			{0, "pass a", c}, {0, "fail a", c}, {0, "pass b", c},
			{0, "fail b", c}, {10 * s, "pass c", c}, {10 * s, "fail c", c},
			{10 * s, "pass d", c}, {10 * s, "fail d", c},
		},
		"late results of an old state": {
			{0, "pass late", c},
			{0, "pass a", c}, {0, "fail a", c}, {0, "pass b", c},
			{0, "fail b", c}, {0, "pass c", c}, {0, "fail c", c},
			{0, "pass d", c}, {0, "fail d", o},
			{5 * s, "pass e", h}, {5 * s, "ok late", h},
			{5 * s, "pass f", h}, {5 * s, "ok e", h}, {5 * s, "ok f", c},
		},
		"no more probes than said": {
			{0, "pass a", c}, {0, "pass b", c}, {0, "pass c", c},
			{0, "pass d", c}, {0, "fail a", c}, {0, "fail b", c},
			{0, "fail c", c}, {0, "fail d", o}, {4 * s, "refuse", o},
			{5 * s, "pass e", h}, {5 * s, "pass f", h},
			{5 * s, "refuse", h}, {6 * s, "ok e", h}, {6 * s, "fail f", o},
			{10 * s, "refuse", o}, {11 * s, "pass g", h},
		},
		"probes that hang": {
			{0, "pass a", c}, {0, "pass b", c}, {0, "pass c", c},
			{0, "pass d", c}, {0, "fail a", c}, {0, "fail b", c},
			{0, "fail c", c}, {0, "fail d", o},
			{5 * s, "pass e", h}, {5 * s, "pass f", h},
			{9 * s, "refuse", h}, {10 * s, "pass g", h},
			{10 * s, "fail e", h},
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := breaker.Machine{Settings: settings}
			tickets := map[string]int{}
			for i, st := range steps {
				now := time.Unix(0, 0).Add(st.at)
				what, call, _ := strings.Cut(st.do, " ")
				switch what {
				case "pass", "refuse":
					ticket, ok := m.Allow(now)
					tickets[call] = ticket
					if ok != (what == "pass") {
						t.Fatalf("step %d, %s: allowed: %v", i, st.do, ok)
					}
				default:
					m.Report(now, tickets[call], what == "fail")
				}
				if got := m.State(now); got != st.want {
					t.Fatalf("step %d, %s: %s, want %s",
						i, st.do, got, st.want)
				}
			}
		})
	}
}

func TestConcurrentProbes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := breaker.New(settings)
		for range 4 {
			_ = b.Do(func() error { return errors.New("503") })
		}
		if b.State() != breaker.Open {
			t.Fatal(b.State())
		}
		time.Sleep(settings.Pause)
		var mu sync.Mutex
		passed := 0
		var wg sync.WaitGroup
		for range 50 {
			wg.Go(func() {
				_ = b.Do(func() error {
					mu.Lock()
					passed++
					mu.Unlock()
					time.Sleep(time.Second) // all others come meanwhile
					return nil
				})
			})
		}
		wg.Wait()
		if passed != settings.Probes || b.State() != breaker.Closed {
			t.Errorf("%d passed, %s", passed, b.State())
		}
	})
}

func TestPanicIsFailure(t *testing.T) {
	b := breaker.New(settings)
	for range 4 {
		func() {
			defer func() { _ = recover() }()
			_ = b.Do(func() error { panic("nil map") })
		}()
	}
	if err := b.Do(func() error { return nil }); err != breaker.ErrOpen {
		t.Error(err)
	}
}

func TestWhoseFault(t *testing.T) {
	b := breaker.New(settings)
	notFound := errors.New("404")
	b.Failed = func(err error) bool { return err != notFound }
	for range 20 {
		if err := b.Do(func() error { return notFound }); err != notFound {
			t.Fatal(err)
		}
	}
	if b.State() != breaker.Closed {
		t.Error(b.State())
	}
}
