package lab

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"
)

// Recording reports whether the run should write figures that change
// from run to run: times, sizes, plans. Other runs check what does not.
func Recording() bool { return os.Getenv("RECORD") != "" }

// Header names the server and the machine.
func Header(t testing.TB, pool *pgxpool.Pool) string {
	t.Helper()
	var version string
	err := pool.QueryRow(t.Context(), `
		SELECT split_part(current_setting('server_version'), ' ', 1)`,
	).Scan(&version)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("PostgreSQL %s, %d vCPU (%s), %s\n",
		version, runtime.NumCPU(), processor(), runtime.Version())
}

// Write stores a record.
func Write(t testing.TB, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Read returns a record.
func Read(t testing.TB, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v: run the test with RECORD=1", err)
	}
	return string(text)
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
