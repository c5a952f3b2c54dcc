// Package threshold counts how often a breaker opens for nothing, and how
// soon it opens in earnest.
package threshold_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"route500k/content/4-senior-ready/circuit-breaker/breaker"
	"route500k/content/internal/proof"
)

func machine(window time.Duration, minimum int) *breaker.Machine {
	return &breaker.Machine{Settings: breaker.Settings{
		Window: window, Min: minimum, Ratio: 0.5,
		Pause: 5 * time.Second, Probes: 3,
	}}
}

// falseAlarms is how often a healthy upstream was cut off in 100000 calls.
// It fails one call of twenty.
func falseAlarms(m *breaker.Machine, perSecond int) (opened int) {
	random := rand.New(rand.NewPCG(1, 2))
	now := time.Unix(0, 0)
	for range 100_000 {
		now = now.Add(time.Second / time.Duration(perSecond))
		ticket, ok := m.Allow(now)
		if !ok {
			continue
		}
		was := m.State(now)
		m.Report(now, ticket, random.Float64() < 0.05)
		if was == breaker.Closed && m.State(now) == breaker.Open {
			opened++
		}
	}
	return opened
}

// delay is how long a dead upstream is still called: it dies in the middle
// of a window.
func delay(m *breaker.Machine, perSecond int) string {
	now := time.Unix(0, 0)
	died := now.Add(m.Window / 2)
	for now.Sub(died) < time.Hour {
		now = now.Add(time.Second / time.Duration(perSecond))
		if ticket, ok := m.Allow(now); ok {
			m.Report(now, ticket, now.After(died))
		}
		if m.State(now) == breaker.Open {
			return now.Sub(died).String()
		}
	}
	return "never"
}

func TestThresholds(t *testing.T) {
	var out strings.Builder
	fmt.Fprintf(&out, "%-19s%23s%26s\n", "window, fewest",
		"false alarms in 100000", "dead upstream noticed")
	fmt.Fprintf(&out, "%-19s%11s%11s%14s%13s\n", "calls to judge",
		"2 calls/s", "50 calls/s", "2 calls/s", "50 calls/s")
	for _, c := range []struct {
		window  time.Duration
		minimum int
	}{
		{10 * time.Second, 2}, {10 * time.Second, 5},
		{10 * time.Second, 10}, {10 * time.Second, 20},
		{2 * time.Second, 20},
	} {
		fmt.Fprintf(&out, "%3v, %-14d%11d%11d%14s%13s\n",
			c.window, c.minimum,
			falseAlarms(machine(c.window, c.minimum), 2),
			falseAlarms(machine(c.window, c.minimum), 50),
			delay(machine(c.window, c.minimum), 2),
			delay(machine(c.window, c.minimum), 50))
	}
	proof.Golden(t, "testdata/want.txt", out.String())
}
