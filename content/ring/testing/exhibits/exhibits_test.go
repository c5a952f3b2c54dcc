package exhibits

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"route500k/content/internal/proof"
)

var (
	duration = regexp.MustCompile(` \(\d+\.\d+s\)|\t\d+\.\d+s`)
	source   = regexp.MustCompile(`testing\.go:\d+: `)
	reason   = regexp.MustCompile(`(?m)^(panic|fatal error): .*$`)
	artifact = regexp.MustCompile(`(_artifacts/)\S+/(Test\w+/)\d+`)
)

// compile makes a program of the tests in testdata/<name>: it starts in
// milliseconds, so that each exhibit has a process of its own.
func compile(t *testing.T, name string, flags ...string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("builds tests of tests: left out by -short")
	}
	dir := filepath.Join("testdata", name)
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: no tests there (%v)", dir, err)
	}
	for _, file := range files { // for the cache of go test
		if _, err := os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
	binary := filepath.Join(t.TempDir(), name+".test")
	args := append([]string{"test", "-c", "-vet=off", "-o", binary},
		flags...)
	proof.Pass(t, dir, "go", append(args, ".")...)
	return binary
}

// say runs a command and returns what it printed, well or not.
func say(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-vet=off") // saves a third
	cmd.WaitDelay = 10 * time.Second
	out, err := cmd.CombinedOutput()
	_, exit := errors.AsType[*exec.ExitError](err)
	if err != nil && !exit || ctx.Err() != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
	path, err := filepath.Abs(dir)
	if err != nil {
		t.Fatal(err)
	}
	text := proof.Normalise(string(out), path)
	return strings.TrimSpace(duration.ReplaceAllString(text, ""))
}

func TestTour(t *testing.T) {
	t.Parallel()
	binary := compile(t, "tour")
	for _, tt := range []struct {
		name, run, until string
		flags            []string
	}{
		{name: "order", run: "^TestOrder$"},
		{name: "deferred", run: "^(TestDeferred|TestCleanedUp)$"},
		{name: "context", run: "^TestContextInCleanup$"},
		{name: "setenv", run: "^TestSetenv$", until: "\n\ngoroutine"},
		{name: "attr", run: "^TestAttr$", flags: []string{"-test.v"}},
		{name: "helper", run: "^TestHelper$"},
		{name: "late", run: "^(TestPrice|TestInnocent)$",
			until: "\n\ngoroutine"},
		{name: "fatal", run: "^TestFatalElsewhere$",
			until: "\n\ngoroutine",
			flags: []string{"-test.timeout=150ms"}},
		{name: "flag", until: "\nUsage",
			flags: []string{"-update"}},
		{name: "artifact", run: "^TestArtifact$", flags: []string{
			"-test.v", "-test.artifacts",
			"-test.outputdir=" + t.TempDir()}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := say(t, "testdata/tour", binary,
				append(tt.flags, "-test.run="+tt.run)...)
			if tt.until != "" {
				text = proof.Until(text, tt.until)
			}
			text = artifact.ReplaceAllString(text, "$1…/$2…")
			text = regexp.MustCompile(`/\S+/_art`).
				ReplaceAllString(text, "_art")
			text = strings.TrimSuffix(text, " [recovered, repanicked]")
			proof.Golden(t, "testdata/want_"+tt.name+".txt",
				proof.Fold(text, proof.Width))
		})
	}
	t.Run("vet", func(t *testing.T) {
		text := proof.Fail(t, "testdata/tour", "go", "vet", ".")
		proof.Golden(t, "testdata/want_vet.txt", text)
	})
	t.Run("names", func(t *testing.T) {
		var report strings.Builder
		for _, pattern := range []string{
			"TestNames", "^TestNames$/^a$", "^TestNames$/a", "/ab",
			"^TestNames$/two words", "^TestNames$/^n$/^m$",
			"^TestNames$/^n$", "^TestNames$/zzz",
		} {
			text := say(t, "testdata/tour", binary, "-test.v",
				"-test.skip=Bubble|Fatal|Price|Innocent|Setenv",
				"-test.run="+pattern)
			fmt.Fprintf(&report, "-run '%s'\n ", pattern)
			for line := range strings.Lines(text) {
				_, name, ok := strings.Cut(line, "=== RUN   ")
				if ok {
					fmt.Fprint(&report, " ", strings.TrimSpace(name))
				}
			}
			report.WriteString("\n")
		}
		proof.Golden(t, "testdata/want_names.txt",
			proof.Fold(report.String(), proof.Width))
	})
	t.Run("bubble", func(t *testing.T) {
		var report strings.Builder
		for i, name := range []string{
			"Bubble/leak", "BubbleBurst", "Bubble/subtest",
			"Bubble/parallel", "Bubble/channel of others",
			"Bubble/mutex across a sleep", "Bubble/network",
		} {
			timeout := "-test.timeout=1m"
			if i > 3 { // these hang
				timeout = "-test.timeout=150ms"
			}
			text := say(t, "testdata/tour", binary, timeout,
				"-test.run=^Test"+strings.Replace(name, "/", "$/", 1)+"$")
			text = proof.Until(reason.FindString(text), " [recovered")
			fmt.Fprintf(&report, "%s: %s\n",
				strings.TrimPrefix(name, "Bubble/"), text)
		}
		proof.Golden(t, "testdata/want_bubble.txt",
			proof.Fold(report.String(), proof.Width))
	})
}

func TestSetup(t *testing.T) {
	t.Parallel()
	binary := compile(t, "setup")
	const env = "/usr/bin/env"
	text := "m.Run()\n" + say(t, ".", env, "EXIT=", binary) +
		"\n\nos.Exit(m.Run())\n" + say(t, ".", env, "EXIT=1", binary)
	proof.Golden(t, "testdata/want_setup.txt", text)
}

func TestOrderDependence(t *testing.T) {
	t.Parallel()
	binary := compile(t, "order")
	var report strings.Builder
	for _, flags := range []string{
		"", "-run=TestFind", "-shuffle=1", "-shuffle=2", "-shuffle=3",
	} {
		text := say(t, ".", binary,
			strings.ReplaceAll(flags, "-", "-test."))
		verdict := "ok"
		if strings.Contains(text, "FAIL") {
			verdict = proof.Until(proof.From(text, "--- FAIL"), "\n") +
				strings.Split(proof.From(text, "    "), "\n")[0]
		}
		fmt.Fprintf(&report, "%-24s%s\n",
			strings.TrimSpace("go test "+flags), verdict)
	}
	proof.Golden(t, "testdata/want_order_dependence.txt", report.String())

	out := say(t, "testdata/order", "go", "test", "-json", "-count=3",
		"-shuffle=2", ".")
	flaky, err := Hunt(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(strings.Join(flaky, "\n"),
		"route500k/content/ring/testing/exhibits/testdata/", "shop/")
	proof.Golden(t, "testdata/want_hunt.txt", text)
}

func TestRace(t *testing.T) {
	t.Parallel()
	text := say(t, "testdata/racy", compile(t, "racy", "-race"))
	var kept []string // the stacks depend on who came first
	for line := range strings.Lines(text) {
		for _, word := range []string{"DATA RACE", "FAIL", "detected"} {
			if strings.Contains(line, word) {
				kept = append(kept, source.ReplaceAllString(line, ""))
			}
		}
	}
	proof.Golden(t, "testdata/want_race.txt", strings.Join(kept, ""))
}

func TestRaceUnseen(t *testing.T) {
	const record = "testdata/record_race.txt"
	if proof.Recording() {
		binary := compile(t, "racy")
		text := say(t, "testdata/racy", binary, "-test.v",
			"-test.count=20000")
		proof.Record(t, record, fmt.Sprintf(
			"%s\n20000 runs without -race: %d failed\n",
			proof.Machine(), strings.Count(text, "--- FAIL")))
	}
	proof.Recorded(t, record)
}

func TestRuns(t *testing.T) {
	var report strings.Builder
	for _, onceIn := range []float64{10, 100, 1000} {
		fmt.Fprintf(&report, "once in %-6.0f%6d runs for 95 %%"+
			"%8d for 99 %%\n", onceIn,
			Runs(onceIn, 0.95), Runs(onceIn, 0.99))
	}
	proof.Golden(t, "testdata/want_runs.txt", report.String())
}

func TestCalendar(t *testing.T) {
	var bad []string
	day := time.Date(2027, 1, 1, 12, 0, 0, 0, time.UTC)
	for ; day.Year() == 2027; day = day.AddDate(0, 0, 1) {
		if !renewsNextMonth(day) {
			bad = append(bad, day.Format("2 Jan"))
		}
	}
	proof.Golden(t, "testdata/want_calendar.txt", fmt.Sprintf(
		"red on %d days of 2027: %s", len(bad), strings.Join(bad, ", ")))
}

var tabs = regexp.MustCompile(`\t+`)

func TestCoverPackages(t *testing.T) {
	t.Parallel()
	module := proof.Copy(t, "testdata", "cover", "cover.sh")
	dir := filepath.Join(module, "cover")
	proof.Module(t, dir, "shop")
	text := say(t, dir, "sh", "-x", "../cover.sh")
	var kept strings.Builder // the files, as tool cover lists them
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "+ go test") {
			kept.WriteString("$" + line[1:])
		}
		if strings.Contains(line, ".go:") {
			kept.WriteString(tabs.ReplaceAllString(line, "  "))
		}
	}
	proof.Golden(t, "testdata/want_cover.txt", kept.String())
}

func TestMutants(t *testing.T) {
	t.Parallel()
	dir := proof.Copy(t, "testdata/mutants", "delivery.go",
		"delivery_test.go")
	proof.Module(t, dir, "shop")
	var plain strings.Builder
	for _, test := range []string{"TestWeak", "TestStrong"} {
		text := say(t, dir, "go", "test", "-v", "-cover",
			"-run=^"+test+"$", ".")
		for line := range strings.Lines(text) {
			if strings.HasPrefix(line, "--- ") ||
				strings.HasPrefix(line, "    ") ||
				strings.HasPrefix(line, "coverage") {
				plain.WriteString(line)
			}
		}
	}
	proof.Golden(t, "testdata/want_delivery.txt", plain.String())

	text, err := os.ReadFile(filepath.Join(dir, "delivery.go"))
	if err != nil {
		t.Fatal(err)
	}
	// What the strong test has found.
	cured := strings.Replace(string(text), "(grams - 1000) / 100",
		"(grams - 901) / 100", 1)
	mutants, err := Mutants(cured, "Delivery")
	if err != nil {
		t.Fatal(err)
	}
	var file strings.Builder
	file.WriteString("package delivery\n\nimport \"testing\"\n\n")
	for _, m := range mutants {
		fmt.Fprintf(&file, "%s\n\nfunc TestWeak_%s(t *testing.T) { "+
			"weak(t, %[2]s) }\n\nfunc TestStrong_%[2]s(t *testing.T) "+
			"{ strong(t, %[2]s) }\n\n", m.Source, m.Name)
	}
	err = os.WriteFile(filepath.Join(dir, "mutants_test.go"),
		[]byte(file.String()), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	fates := say(t, dir, "go", "test", "-v", "-run=_mutant", ".")
	var report strings.Builder
	fmt.Fprintf(&report, "%-30s%-8s%s\n", "", "weak", "strong")
	for _, m := range mutants {
		fmt.Fprintf(&report, "%-30s", m.Fault)
		for _, test := range []string{"Weak", "Strong"} {
			fate := "killed"
			if strings.Contains(fates, "--- PASS: Test"+test+"_"+
				m.Name+"\n") {
				fate = "alive"
			}
			fmt.Fprintf(&report, "%-8s", fate)
		}
		report.WriteString("\n")
	}
	proof.Golden(t, "testdata/want_mutants.txt", regexp.MustCompile(
		`(?m) +$`).ReplaceAllString(report.String(), ""))
}

func TestCache(t *testing.T) {
	const record = "testdata/record_cache.txt"
	if proof.Recording() {
		module := proof.Copy(t, "testdata", "cache", "cache.sh")
		dir := filepath.Join(module, "cache")
		proof.Module(t, dir, "shop")
		proof.Record(t, record, say(t, dir, "sh", "../cache.sh")+"\n")
	}
	proof.Recorded(t, record)
}
