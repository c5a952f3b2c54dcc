package proof

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
)

// Recording reports whether the run should write figures that change
// from run to run: times, sizes, plans. Other runs check what does not.
func Recording() bool { return os.Getenv("RECORD") != "" }

// Record stores figures that a page quotes.
func Record(t testing.TB, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Recorded returns what Record has stored.
func Recorded(t testing.TB, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v: run the test with RECORD=1", err)
	}
	return string(text)
}

// Machine names what figures were taken on: processors and Go.
func Machine() string {
	return fmt.Sprintf("%d vCPU (%s), %s",
		runtime.NumCPU(), processor(), runtime.Version())
}

// processor is the name that Linux gives to the processor.
func processor() string {
	text, err := os.ReadFile("/proc/cpuinfo")
	if err == nil {
		_, rest, _ := strings.Cut(string(text), "model name")
		_, rest, _ = strings.Cut(rest, ": ")
		name, _, found := strings.Cut(rest, "\n")
		if found {
			return strings.NewReplacer("(R)", "", " Processor", "").
				Replace(name)
		}
	}
	return runtime.GOARCH
}
