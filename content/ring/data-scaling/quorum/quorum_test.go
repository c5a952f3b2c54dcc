package quorum

import (
	"fmt"
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

func TestStale(t *testing.T) {
	var out strings.Builder
	for _, n := range []int{3, 5} {
		fmt.Fprintf(&out, "N = %d     ", n)
		for r := 1; r <= n; r++ {
			fmt.Fprintf(&out, "%8s", fmt.Sprint("R = ", r))
		}
		fmt.Fprintln(&out)
		for w := 1; w <= n; w++ {
			fmt.Fprintf(&out, "W = %d     ", w)
			for r := 1; r <= n; r++ {
				stale, all := Stale(n, w, r)
				cell := fmt.Sprintf("%d %%", 100*stale/all)
				if stale == 0 {
					cell = "–"
				}
				if (stale == 0) != (r+w > n) {
					t.Errorf("N %d, W %d, R %d: %s", n, w, r, cell)
				}
				fmt.Fprintf(&out, "%8s", cell)
			}
			fmt.Fprintln(&out)
		}
	}
	proof.Golden(t, "testdata/stale.txt", out.String())
}

// What R = W = 2 of N = 3 does not give.
func TestLimits(t *testing.T) {
	var out strings.Builder
	title := func(text string) { fmt.Fprintln(&out, text) }
	line := func(what string, result any) {
		fmt.Fprintf(&out, "  %-44s%v\n", what, result)
	}
	fresh := func() Replicas {
		r := make(Replicas, 3)
		r.Write(Value{1, "old"}, 0, 1, 2)
		return r
	}

	title("a write fails: 1 of 3 replicas has it, the client has an error")
	r := fresh()
	r.Write(Value{2, "new"}, 0)
	line("read of 0 and 1", r.Read(0, 1).Text)
	line("later read of 1 and 2", r.Read(1, 2).Text)

	title("the same, and reads repair before they answer")
	r = fresh()
	r.Write(Value{2, "new"}, 0)
	line("read of 0 and 1", r.ReadRepair(0, 1).Text)
	line("later read of 1 and 2", r.ReadRepair(1, 2).Text)

	title("the clock of the first writer is 5 s ahead, versions are times")
	r = fresh()
	r.Write(Value{105, "first"}, 0, 1)
	r.Write(Value{103, "second, 3 s later"}, 1, 2)
	line("read of 1 and 2", r.Read(1, 2).Text)

	title("two clients add 1 to 10: each reads 2 and writes 2")
	r = fresh()
	r.Write(Value{2, "10"}, 0, 1, 2)
	a, b := r.Read(0, 1), r.Read(1, 2)
	r.Write(Value{a.Version + 1, "11"}, 0, 1)
	r.Write(Value{b.Version + 1, "11"}, 1, 2)
	line("read of 0 and 2", r.Read(0, 2).Text)

	title("sloppy quorum: 1 and 2 are away, 3 of another set takes a copy")
	r = append(fresh(), Value{})
	r.Write(Value{2, "new"}, 0, 3)
	line("1 and 2 are back; read of 1 and 2", r.Read(1, 2).Text)
	r.Write(r[3], 1, 2)
	line("after the hint is handed over", r.Read(1, 2).Text)

	proof.Golden(t, "testdata/limits.txt", out.String())
}
