package capacity

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Short writes a number as one says it: two digits and a prefix. More
// digits would promise what nobody knows.
func Short(v float64) string {
	if v == 0 {
		return "0"
	}
	// Rounding may carry over: 999.6 is 1.0k.
	digits := math.Pow(10, math.Floor(math.Log10(v))-1)
	v = math.Round(v/digits) * digits
	prefix := ""
	for _, p := range []string{"k", "M", "G", "T", "P"} {
		if v < 999.5 {
			break
		}
		v, prefix = v/1000, p
	}
	return strconv.FormatFloat(v, 'g', 3, 64) + prefix
}

// Sheet shows the sums, for the load and for ten times as many users.
func Sheet(name string, l Load) string {
	one, ten := l.Estimate(), l.Grown(10).Estimate()
	var text strings.Builder
	fmt.Fprintf(&text, "%-43s%9s %9s\n", name, "x1", "x10")
	line := func(what, how string, one, ten float64, unit string) {
		if one > 0 {
			fmt.Fprintf(&text, "%-13s%-30s%9s %9s%s\n",
				what, how, Short(one), Short(ten), unit)
		}
	}
	rate := func(each float64) string {
		return fmt.Sprintf("%s x %s / 86400 x %s",
			Short(l.Users), Short(each), Short(l.Peak))
	}
	line("writes", rate(l.Writes), one.Writes, ten.Writes, " a second")
	line("reads", rate(l.Reads), one.Reads, ten.Reads, " a second")
	line("network", fmt.Sprintf("reads x %sB x 8", Short(l.Answer)),
		one.Network, ten.Network, " bit/s")
	line("in flight", fmt.Sprintf("reads x %v", l.Latency),
		one.InFlight, ten.InFlight, " reads")
	line("disk", fmt.Sprintf("%s x %s x %sB x %s d x %s", Short(l.Users),
		Short(l.Writes), Short(l.Row), Short(l.Days), Short(l.Copies)),
		one.Disk, ten.Disk, " B")
	line("connections",
		fmt.Sprintf("%s x %s", Short(l.Users), Short(l.Online)),
		one.Connections, ten.Connections, "")
	line("memory", fmt.Sprintf("connections x %sB", Short(l.Memory)),
		one.Memory, ten.Memory, " B")
	return text.String()
}
