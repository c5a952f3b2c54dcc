package limits

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"route500k/content/1-ramp-up/docker/box"
	"route500k/content/internal/proof"
)

func TestMemory(t *testing.T) {
	const limit = 160 << 20 // mem_limit: 160m
	program := build(t, "garbage")
	var record strings.Builder
	collections := map[string]int{}
	for _, setting := range []string{
		"GOGC=100", "GOMEMLIMIT=144MiB", "GOMEMLIMIT=90MiB",
	} {
		cmd := Memory(t, limit).Command(t, program)
		cmd.Env = append(cmd.Environ(), setting)
		var out, count bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &count
		start := time.Now()
		err := cmd.Run()
		took := time.Since(start).Milliseconds()
		if err != nil { // as Docker would, with exit code 137
			fmt.Fprintf(&record, "%-18s %v\n", setting, err)
			continue
		}
		n, err := strconv.Atoi(count.String())
		if err != nil {
			t.Fatal(err)
		}
		collections[setting] = n
		fmt.Fprintf(&record, "%-18s %s, %d ms, %d collections\n",
			setting, strings.TrimSpace(out.String()), took, n)
	}
	if !strings.Contains(record.String(), "GOGC=100           signal: killed") ||
		collections["GOMEMLIMIT=90MiB"] < 2*collections["GOMEMLIMIT=144MiB"] {
		t.Errorf("the page says otherwise:\n%s", record.String())
	}
	write(t, "testdata/memory.txt", record.String())
}

func TestCPU(t *testing.T) {
	program := build(t, "burst")
	var record strings.Builder
	for _, c := range []struct {
		name  string
		quota time.Duration
	}{
		{"cpus: 2", 200 * time.Millisecond},
		{"cpus: 0.5", 50 * time.Millisecond},
	} {
		g := CPU(t, c.quota, 100*time.Millisecond)
		out, err := g.Command(t, program).Output()
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		stops := g.Throttled(t)
		fmt.Fprintf(&record, "%-10s %4s ms a burst, stopped %d times\n",
			c.name, bytes.TrimSpace(out), stops)
		if (stops == 0) != (c.quota == 200*time.Millisecond) {
			t.Errorf("the page says otherwise:\n%s", record.String())
		}
	}
	write(t, "testdata/cpu.txt", record.String())
}

// write keeps figures with RECORD=1: they change from run to run.
func write(t *testing.T, file, text string) {
	t.Helper()
	if !proof.Recording() {
		t.Log("\n" + text)
		return
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func build(t *testing.T, name string) string {
	t.Helper()
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skipf("control groups left out: %v", err)
	}
	dir := filepath.Join("testdata", name)
	return filepath.Join(box.Root(t, dir, name), name)
}
