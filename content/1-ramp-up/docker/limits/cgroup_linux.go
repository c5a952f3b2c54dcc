// Package limits puts a program under the limits of a container: control
// groups, for which one has to be root.
package limits

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

const hierarchy = "/sys/fs/cgroup"

// Group is a control group with a limit.
type Group struct{ dir string }

// Memory limits bytes.
func Memory(t testing.TB, bytes int) Group {
	t.Helper()
	return group(t, "memory", map[string]string{
		"memory.max":            strconv.Itoa(bytes), // cgroup v2
		"memory.swap.max":       "0",
		"memory.limit_in_bytes": strconv.Itoa(bytes), // cgroup v1
	})
}

// CPU lets the group use quota of processor time in each period.
func CPU(t testing.TB, quota, period time.Duration) Group {
	t.Helper()
	us := func(d time.Duration) string {
		return strconv.FormatInt(d.Microseconds(), 10)
	}
	return group(t, "cpu", map[string]string{
		"cpu.max":           us(quota) + " " + us(period), // v2
		"cpu.cfs_period_us": us(period),                   // v1
		"cpu.cfs_quota_us":  us(quota),
	})
}

// Command runs a program as a member of the group.
func (g Group) Command(t testing.TB, argv ...string) *exec.Cmd {
	// A process joins by writing its number.
	join := "echo $$ > " + g.dir + `/cgroup.procs && exec "$@"`
	args := append([]string{"-c", join, "sh"}, argv...)
	return exec.CommandContext(t.Context(), "sh", args...)
}

// Throttled tells how often the kernel stopped the group until its next
// period.
func (g Group) Throttled(t testing.TB) (times int) {
	t.Helper()
	text, err := os.ReadFile(g.dir + "/cpu.stat")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(text), "nr_throttled ")
	if !found {
		t.Fatalf("no count in\n%s", text)
	}
	if _, err := fmt.Sscan(rest, &times); err != nil {
		t.Fatal(err)
	}
	return times
}

func group(t testing.TB, name string, limits map[string]string) Group {
	t.Helper()
	parent := hierarchy
	if _, err := os.Stat(hierarchy + "/cgroup.controllers"); err != nil {
		parent = filepath.Join(hierarchy, name) // v1: a tree a controller
	}
	dir, err := os.MkdirTemp(parent, "route500k-")
	if err != nil {
		t.Skipf("control groups left out: %v", err)
	}
	t.Cleanup(func() {
		for range 100 { // the members are gone in a moment
			if err = os.Remove(dir); err == nil {
				return
			}
			time.Sleep(20 * time.Millisecond)
		}
		t.Error(err)
	})
	set := 0
	for file, value := range limits {
		err := os.WriteFile(filepath.Join(dir, file), []byte(value), 0)
		switch {
		case err == nil:
			set++
		case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission):
			// of the other version
		default:
			t.Fatal(err)
		}
	}
	if set == 0 {
		t.Skipf("control groups left out: no controller %q in %s",
			name, dir)
	}
	return Group{dir}
}
