package slo_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"route500k/content/internal/proof"
	"route500k/content/ring/observability/slo"
)

const month = 30 * 24 * time.Hour

var three = slo.Objective{Target: .999, Window: month}

func TestBudget(t *testing.T) {
	var out strings.Builder
	fmt.Fprintf(&out, "%-8s %12s %12s %18s\n",
		"target", "30 days", "a quarter", "of 10 million, bad")
	for _, target := range []float64{.99, .995, .999, .9995, .9999, .99999} {
		o := slo.Objective{Target: target, Window: month}
		q := slo.Objective{Target: target, Window: 90 * 24 * time.Hour}
		fmt.Fprintf(&out, "%-8s %12v %12v %18.0f\n",
			fmt.Sprintf("%v %%", round(target*100)),
			o.Downtime(), q.Downtime(), o.Bad()*10_000_000)
	}
	proof.Golden(t, "testdata/budget.txt", out.String())
	if d := three.Downtime(); d != 43*time.Minute+12*time.Second {
		t.Error(d)
	}
}

func round(x float64) float64 { return float64(int(x*1000+.5)) / 1000 }

func TestBurn(t *testing.T) {
	var out strings.Builder
	fmt.Fprintf(&out, "%-8s %14s %12s %10s\n",
		"bad", "burn of 99.9 %", "budget lasts", "spent in 1h")
	for _, share := range []float64{.001, .006, .0144, .05, 1} {
		burn := three.Burn(share)
		fmt.Fprintf(&out, "%-8s %14.1f %12v %10.1f%%\n",
			fmt.Sprintf("%.4g %%", share*100), burn,
			three.Left(burn),
			100*three.Spent(share, time.Hour))
	}
	proof.Golden(t, "testdata/burn.txt", out.String())
}

// incident is a healthy history, then bad minutes, then health again.
type incident struct {
	name    string
	traffic int // requests a minute
	bad     []float64
}

const history = 3 * 24 * 60 // minutes before it

func (in incident) series() []slo.Minute {
	all := slices.Repeat([]slo.Minute{{Total: in.traffic}}, history)
	for _, share := range in.bad {
		all = append(all, slo.Minute{Total: in.traffic,
			Bad: int(share*float64(in.traffic) + .5)})
	}
	return append(all,
		slices.Repeat([]slo.Minute{{Total: in.traffic}}, history)...)
}

func (in incident) spent() float64 {
	sum := 0.
	for _, share := range in.bad {
		sum += three.Spent(share, time.Minute)
	}
	return sum
}

func minutes(n int, share float64) []float64 {
	return slices.Repeat([]float64{share}, n)
}

// when is the first firing after the start, and the last one, in minutes.
func when(fires []bool) string {
	first := slices.Index(fires, true)
	if first < 0 {
		return "–"
	}
	last := len(fires) - 1
	for !fires[last] {
		last--
	}
	return fmt.Sprintf("%d…%d", first+1-history, last+1-history)
}

func TestIncidents(t *testing.T) {
	flap := slices.Repeat(append(minutes(2, .2), minutes(8, 0)...), 36)
	long := slo.Rule{Long: time.Hour, Short: time.Hour, Factor: 14.4}
	var out strings.Builder
	fmt.Fprintf(&out, "%-22s %6s %9s %8s %8s %8s %8s\n", "minutes of firing",
		"spent", "for: 5m", "1h only", "page 1h", "page 6h", "ticket")
	for _, in := range []incident{
		{"all fails, 10 min", 1000, minutes(10, 1)},
		{"half fails, 1 min", 1000, minutes(1, .5)},
		{"5 %, 3 hours", 1000, minutes(180, .05)},
		{"0.8 %, 12 hours", 1000, minutes(720, .008)},
		{"0.3 %, 2 days", 1000, minutes(2880, .003)},
		{"20 %, 2 min in 10, 6 h", 1000, flap},
		{"night: 1 of 1 a minute", 1, minutes(1, 1)},
	} {
		s := in.series()
		fmt.Fprintf(&out, "%-22s %5.1f%% %9s %8s", in.name, 100*in.spent(),
			when(slo.Naive(s)), when(long.Firing(three, s)))
		for _, r := range slo.Rules {
			fmt.Fprintf(&out, " %8s", when(r.Firing(three, s)))
		}
		fmt.Fprintln(&out)
	}
	proof.Golden(t, "testdata/incidents.txt", out.String())
}

// TestPostmortem is the teaching case of the page: what the alerts would
// have done, minute by minute.
func TestPostmortem(t *testing.T) {
	// region:case
	at := func(hour, minute int) int { return (hour-10)*60 + minute }
	bad := make([]float64, at(10, 41)) // until the rollback is complete
	for m := range bad {
		switch {
		case m >= at(10, 8): // all replicas are new
			bad[m] = .30
		case m >= at(10, 4): // one of three
			bad[m] = .10
		}
	}
	// endregion
	in := incident{"", 600, bad}
	s := in.series()
	clock := func(minute int) string {
		return fmt.Sprintf("%d:%02d", 10+minute/60, minute%60)
	}
	var out strings.Builder
	for _, r := range slo.Rules {
		fires := r.Firing(three, s)
		first := slices.Index(fires, true)
		if first < 0 {
			fmt.Fprintf(&out, "%-8s never\n", r.Name)
			continue
		}
		last := first
		for last+1 < len(fires) && fires[last+1] {
			last++
		}
		spent := 0.
		for _, share := range bad[:first+1-history] {
			spent += three.Spent(share, time.Minute)
		}
		fmt.Fprintf(&out, "%-8s %s, spent by then %4.1f %%, until %s\n",
			r.Name, clock(first+1-history), 100*spent,
			clock(last+1-history))
	}
	lost := 0
	for _, m := range s {
		lost += m.Bad
	}
	fmt.Fprintf(&out, "late     %d payments, %.1f %% of the budget\n",
		lost, 100*in.spent())
	proof.Golden(t, "testdata/case.txt", out.String())
}

// TestRulesFile holds rules.yml against Rules. It does not run PromQL.
func TestRulesFile(t *testing.T) {
	text, err := os.ReadFile("rules.yml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Groups []struct {
			Rules []struct {
				Record, Alert, Expr string
				Labels, Annotations map[string]string
			}
		}
	}
	if err := yaml.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	recorded := map[string]bool{}
	var alerts []string
	for _, r := range file.Groups[0].Rules {
		if r.Record != "" {
			recorded[r.Record] = true
			window := r.Record[strings.LastIndex(r.Record, "ratio_")+6:]
			if strings.Count(r.Expr, "["+window+"]") != 2 {
				t.Errorf("%s: %s", r.Record, r.Expr)
			}
			continue
		}
		if r.Annotations["runbook"] == "" || r.Labels["severity"] == "" {
			t.Errorf("%s: no runbook or severity", r.Alert)
		}
		alerts = append(alerts, r.Expr)
	}
	short := func(d time.Duration) string {
		if d < time.Hour {
			return fmt.Sprintf("%dm", int(d.Minutes()))
		}
		return fmt.Sprintf("%dh", int(d.Hours()))
	}
	for i, r := range slo.Rules {
		for _, window := range []time.Duration{r.Long, r.Short} {
			name := "orders:bad:ratio_" + short(window)
			want := fmt.Sprintf("%s > %v * 0.001", name, r.Factor)
			if !recorded[name] || !strings.Contains(alerts[i], want) {
				t.Errorf("%s: no %q in %s", r.Name, want, alerts[i])
			}
		}
	}
}
