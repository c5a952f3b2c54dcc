// Package look answers the first questions about a slow machine from
// /proc alone: for a box without sysstat, or for a service's own metrics.
package look

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
)

// region:host

// Host is what uptime, free and vmstat would tell.
type Host struct {
	Load1             float64 // running and in state D, last minute
	Running           int     // tasks that run or could
	Available         int64   // bytes, MemAvailable
	User, Wait, Steal uint64  // ticks since boot, of all processors
	Stalled           map[string]float64
}

// Read reads it; proc is os.DirFS("/proc").
func Read(proc fs.FS) (Host, error) {
	h := Host{Stalled: map[string]float64{}}
	var skip float64
	err := scan(proc, "loadavg", "", &h.Load1, &skip, &skip, &h.Running)
	if err != nil {
		return h, err
	}
	err = scan(proc, "meminfo", "MemAvailable:", &h.Available)
	if err != nil {
		return h, err
	}
	h.Available <<= 10
	var nice, system, idle, irq, soft uint64
	err = scan(proc, "stat", "cpu ", &h.User, &nice, &system, &idle,
		&h.Wait, &irq, &soft, &h.Steal)
	if err != nil {
		return h, err
	}
	for _, what := range []string{"cpu", "io", "memory"} {
		var ten float64 // per cent of the last 10 s somebody waited
		if scan(proc, "pressure/"+what, "some avg10=", &ten) == nil {
			h.Stalled[what] = ten // a kernel may lack PSI
		}
	}
	return h, nil
}

// endregion:host

// scan reads the words after a prefix that begins a line.
func scan(proc fs.FS, file, prefix string, to ...any) error {
	f, err := proc.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		rest, found := strings.CutPrefix(lines.Text(), prefix)
		if !found {
			continue
		}
		rest = strings.ReplaceAll(rest, "/", " ") // 2/345 in loadavg
		if _, err := fmt.Sscan(rest, to...); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		return nil
	}
	return fmt.Errorf("%s: no line %q", file, prefix)
}
