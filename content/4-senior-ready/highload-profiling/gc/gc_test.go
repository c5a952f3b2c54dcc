// Package gc measures what GOGC and GOMEMLIMIT do to the same work.
package gc

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

// cost of a run, as the program tells it.
type cost struct{ ms, cycles, percent, peak int }

func TestSettings(t *testing.T) {
	watched(t)
	work := filepath.Join(t.TempDir(), "work")
	proof.Pass(t, ".", "go", "build", "-o", work, "./work")
	run := func(live, litter int, settings string) (c cost) {
		cmd := exec.CommandContext(t.Context(), work,
			fmt.Sprintf("-live=%d", live), fmt.Sprintf("-litter=%d", litter))
		cmd.Env = append(os.Environ(), strings.Fields(settings)...)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		_, err = fmt.Sscan(string(out),
			&c.ms, &c.cycles, &c.percent, &c.peak)
		if err != nil {
			t.Fatalf("%q: %v", out, err)
		}
		return c
	}
	// A small run is enough to see that cycles follow the settings.
	often, seldom := run(8, 128, "GOGC=50"), run(8, 128, "GOGC=400")
	tight := run(8, 128, "GOGC=400 GOMEMLIMIT=20MiB")
	if often.cycles < 3*seldom.cycles || tight.cycles < 3*seldom.cycles {
		t.Errorf("cycles: GOGC=50 %d, GOGC=400 %d, with a limit %d",
			often.cycles, seldom.cycles, tight.cycles)
	}
	if !proof.Recording() {
		return
	}
	text := proof.Machine() + "\n64 MB stay, 1 GB is litter\n\n" +
		"                             time, ms  cycles  GC CPU, %  heap, MB\n"
	for _, settings := range []string{
		"GOGC=50", "GOGC=100", "GOGC=200", "GOGC=400",
		"GOGC=off GOMEMLIMIT=256MiB", "GOGC=100 GOMEMLIMIT=80MiB",
	} {
		c := run(64, 1024, settings)
		text += fmt.Sprintf("%-28s%9d%8d%11d%10d\n",
			settings, c.ms, c.cycles, c.percent, c.peak)
	}
	c := run(64, 512, "GOGC=100")
	text += fmt.Sprintf("%-28s%9d%8d%11d%10d\n",
		"GOGC=100, half the litter", c.ms, c.cycles, c.percent, c.peak)
	proof.Record(t, "testdata/record.txt", text)
}

// watched makes a change of the program undo a cached result of the test.
func watched(t *testing.T) {
	t.Helper()
	if _, err := os.ReadFile("work/main.go"); err != nil {
		t.Fatal(err)
	}
}
