package flag_test

import (
	"fmt"
	"hash/maphash"
	"math/rand/v2"
	"strings"
	"testing"

	"route500k/content/3-middle/ci-cd/flag"
	"route500k/content/internal/proof"
)

// way decides for a flag with so many per cent.
type way func(name string, percent float64, user string) bool

func TestWays(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var out strings.Builder
	fmt.Fprintf(&out, "%-24s%11s%16s%14s\n", "10 % of 20000 users",
		"have it", "of them keep", "have another")
	fmt.Fprintf(&out, "%51s%14s\n", "it at 25 %", "flag too")
	for _, w := range []struct {
		name string
		on   way
	}{
		{"a die for each request", func(_ string, p float64, _ string) bool {
			return random.Float64() < p/100
		}},
		{"hash of the user", func(_ string, p float64, user string) bool {
			return flag.Flag{Name: "", Percent: p}.On(user)
		}},
		{"hash of flag and user", func(n string, p float64, u string) bool {
			return flag.Flag{Name: n, Percent: p}.On(u)
		}},
	} {
		on, keep, both := 0, 0, 0
		for i := range 20_000 {
			user := fmt.Sprintf("user-%d", i)
			if !w.on("new-cart", 10, user) {
				continue
			}
			on++
			if w.on("new-cart", 25, user) {
				keep++
			}
			if w.on("new-search", 10, user) {
				both++
			}
		}
		percent := func(n, of int) string {
			return fmt.Sprintf("%.1f %%", float64(100*n)/float64(of))
		}
		fmt.Fprintf(&out, "%-24s%11s%16s%14s\n", w.name,
			percent(on, 20_000), percent(keep, on), percent(both, on))
	}
	proof.Golden(t, "testdata/want.txt", out.String())
}

func TestEnds(t *testing.T) {
	for i := range 1000 {
		user := fmt.Sprint(i)
		if (flag.Flag{Name: "x", Percent: 0}).On(user) {
			t.Fatalf("0 %% is on for %s", user)
		}
		if !(flag.Flag{Name: "x", Percent: 100}).On(user) {
			t.Fatalf("100 %% is off for %s", user)
		}
	}
}

// maphash is no hash for a rollout: each process has a seed of its own.
func TestMaphash(t *testing.T) {
	a, b := maphash.MakeSeed(), maphash.MakeSeed()
	same := 0
	for i := range 1000 {
		user := fmt.Sprint(i)
		if maphash.String(a, user)%10 == maphash.String(b, user)%10 {
			same++
		}
	}
	if same > 300 {
		t.Errorf("two processes agree about %d users of 1000", same)
	}
}
