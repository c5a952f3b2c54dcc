// Package slo is the arithmetic of error budgets, and alerts on how fast
// they burn, tried on incidents of a known shape.
package slo

import "time"

// region:objective

// Objective promises a share of good events over a window.
type Objective struct {
	Target float64 // 0.999
	Window time.Duration
}

// Bad is the share that may be bad.
func (o Objective) Bad() float64 { return 1 - o.Target }

// Downtime is the budget as time of a complete failure.
func (o Objective) Downtime() time.Duration {
	return time.Duration(o.Bad() * float64(o.Window)).
		Round(time.Millisecond)
}

// Spent is which part of the budget is gone after bad minutes at a share
// of bad events, if traffic is even.
func (o Objective) Spent(share float64, du time.Duration) float64 {
	return share * float64(du) / (o.Bad() * float64(o.Window))
}

// Burn is how many times faster than allowed: at 1 the budget lasts
// exactly for the window.
func (o Objective) Burn(share float64) float64 { return share / o.Bad() }

// Left is how long a full budget lasts at a rate of burning.
func (o Objective) Left(burn float64) time.Duration {
	return time.Duration(float64(o.Window) / burn).Round(time.Second)
}

// endregion

// Minute is what the counters have grown by in a minute.
type Minute struct{ Total, Bad int }

// region:rule

// Rule fires while the budget burns faster than Factor in both windows:
// the long one says that it matters, the short one that it goes on.
type Rule struct {
	Name        string
	Long, Short time.Duration
	Factor      float64
}

// Rules are those of the SRE Workbook: 2 % of a month's budget in an hour,
// 5 % in six hours, 10 % in three days.
var Rules = []Rule{
	{"page 1h", time.Hour, 5 * time.Minute, 14.4},
	{"page 6h", 6 * time.Hour, 30 * time.Minute, 6},
	{"ticket", 72 * time.Hour, 6 * time.Hour, 1},
}

// Firing tells for each minute whether the rule fires at its end.
func (r Rule) Firing(o Objective, series []Minute) []bool {
	sums := make([]Minute, len(series)+1)
	for i, m := range series {
		sums[i+1] = Minute{sums[i].Total + m.Total, sums[i].Bad + m.Bad}
	}
	burns := func(end int, window time.Duration) bool {
		begin := max(0, end-int(window/time.Minute))
		total := sums[end].Total - sums[begin].Total
		bad := sums[end].Bad - sums[begin].Bad
		return total > 0 &&
			o.Burn(float64(bad)/float64(total)) > r.Factor
	}
	fires := make([]bool, len(series))
	for i := range series {
		fires[i] = burns(i+1, r.Long) && burns(i+1, r.Short)
	}
	return fires
}

// endregion

// region:naive

// Naive is what is written first: more than one per cent of errors, minute
// after minute, for: 5m.
func Naive(series []Minute) []bool {
	fires := make([]bool, len(series))
	bad := 0 // minutes in a row
	for i, m := range series {
		bad++
		if m.Bad*100 <= m.Total {
			bad = 0
		}
		fires[i] = bad >= 5
	}
	return fires
}

// endregion
