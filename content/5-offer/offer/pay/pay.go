// Command pay compares job offers by what is left after the Russian income
// tax (НДФЛ), the scale of 2025. Offers come from offers.json.
package main

import "sort"

// region:tax

// scale says how much more is taken from what lies over a threshold, in
// roubles since January: 13, 15, 18, 20 and 22 percent.
var scale = []struct{ over, more int64 }{
	{0, 13},
	{2_400_000, 2},
	{5_000_000, 3},
	{20_000_000, 2},
	{50_000_000, 2},
}

// Tax returns the tax of a resident on a salary since January, in whole
// roubles. A higher rate takes only the part above its threshold.
func Tax(income int64) int64 {
	var hundredths int64
	for _, s := range scale {
		if income > s.over {
			hundredths += (income - s.over) * s.more
		}
	}
	return (hundredths + 50) / 100
}

// Gross returns the least income from which net is left.
func Gross(net int64) int64 {
	return int64(sort.Search(int(2*net), func(income int) bool {
		return int64(income)-Tax(int64(income)) >= net
	}))
}

// endregion

// region:months

// Months returns what is left of each payment: the tax counts from
// January, so the same salary brings less towards December.
func Months(gross [12]int64) (net [12]int64) {
	var income int64
	for i, sum := range gross {
		tax := Tax(income+sum) - Tax(income)
		income += sum
		net[i] = sum - tax
	}
	return net
}

// endregion
