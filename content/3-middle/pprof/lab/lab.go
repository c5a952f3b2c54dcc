// Package lab is the bench for services under load: it starts a program,
// sends requests at a constant rate and reads the program's profiles.
package lab

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/pprof/profile"
	vegeta "github.com/tsenart/vegeta/v12/lib"

	"route500k/content/internal/profiles"
)

// Server is a program under test; it prints the addresses of its two
// listeners, for requests and for profiles.
type Server struct {
	URL, Admin string
	process    *exec.Cmd
}

// Start builds the program in dir and runs it until the test ends.
func Start(t testing.TB, dir string, args ...string) *Server {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "server")
	build := exec.Command("go", "build", "-o", binary, "./"+dir)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	s := &Server{process: exec.Command(binary, args...)}
	s.process.Stderr = t.Output()
	out, err := s.process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.process.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Stop(t) })
	line, err := bufio.NewReader(out).ReadString('\n')
	public, private, found := strings.Cut(strings.TrimSpace(line), " ")
	if err != nil || !found {
		t.Fatalf("%s said %q (%v)", dir, line, err)
	}
	s.URL, s.Admin = "http://"+public, "http://"+private
	return s
}

// Stop ends the program and returns the processor time that it has used.
func (s *Server) Stop(t testing.TB) time.Duration {
	t.Helper()
	if s.process.ProcessState == nil {
		if err := s.process.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		if err := s.process.Wait(); err != nil {
			t.Errorf("%s: %v", s.process.Path, err)
		}
	}
	state := s.process.ProcessState
	return state.UserTime() + state.SystemTime()
}

// Profile asks for a profile, such as "profile?seconds=5".
func (s *Server) Profile(t testing.TB, query string) *profile.Profile {
	t.Helper()
	resp, err := http.Get(s.Admin + "/debug/pprof/" + query)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v\n%s", query, resp.Status, err, data)
	}
	return profiles.Read(t, data)
}

// Load sends requests for so long, so many a second, however slowly the
// answers come.
func Load(
	t testing.TB, url string, rate int, du time.Duration,
) *vegeta.Metrics {
	t.Helper()
	target := vegeta.NewStaticTargeter(
		vegeta.Target{Method: http.MethodGet, URL: url})
	attacker := vegeta.NewAttacker(vegeta.Connections(1000))
	pace := vegeta.Rate{Freq: rate, Per: time.Second}
	var m vegeta.Metrics
	for result := range attacker.Attack(target, pace, du, "") {
		m.Add(result)
	}
	m.Close()
	return &m
}

// Top is what "go tool pprof -top" says of the profile, without its head
// that names files and builds, and without paths of modules.
func Top(t testing.TB, p *profile.Profile, args ...string) string {
	t.Helper()
	_, table, _ := strings.Cut(
		tool(t, p, append([]string{"-top"}, args...)...), "Showing nodes")
	return "Showing nodes" + row.ReplaceAllStringFunc(table,
		func(line string) string {
			parts := row.FindStringSubmatch(line)
			return parts[1] + profiles.Short(parts[2])
		})
}

// row is a line of the table: five columns of figures, then a name.
var row = regexp.MustCompile(`(?m)^((?: +[\d.]+\S*){5}  )(\S+)` +
	`(?: \(inline\)| \(partial-inline\))?$`)

// List is what "go tool pprof -list" says of a function, without the lines
// that cost nothing and without their indents.
func List(
	t testing.TB, p *profile.Profile, function string, args ...string,
) string {
	t.Helper()
	var text strings.Builder
	list := tool(t, p, append([]string{"-list", function}, args...)...)
	for line := range strings.Lines(list) {
		if costs.MatchString(line) {
			head, code, _ := strings.Cut(line, ":")
			code = strings.TrimSpace(code)
			if rest := []rune(code); len(head)+len(rest) > 74 {
				code = string(rest[:73-len(head)]) + "…"
			}
			text.WriteString(head + ": " + code + "\n")
		}
	}
	return text.String()
}

// costs is a line of the source with something in one of its columns.
var costs = regexp.MustCompile(`^ +(\d\S* +\S+|\. +\d\S*) +\d+:`)

func tool(t testing.TB, p *profile.Profile, args ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "profile")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Write(f); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	args = append(append([]string{"tool", "pprof"}, args...), file)
	out, err := exec.Command("go", args...).Output()
	if err != nil {
		t.Fatalf("go %q: %v", args, err)
	}
	return string(out)
}
