// Package pid1 stops containers whose first process differs.
package pid1

import (
	"bytes"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"route500k/content/1-ramp-up/docker/box"
	"route500k/content/internal/proof"
)

// grace is what "docker stop" waits before SIGKILL: there it is 10 s.
const grace = time.Second

func TestStop(t *testing.T) {
	box.Need(t)
	service := build(t, "service")
	deaf := build(t, "deaf")
	dash, bash := shell(t, "dash"), shell(t, "bash")
	cases := []struct {
		name string
		argv []string
	}{
		{`exec form`, []string{service}},
		{`shell form, sh is dash`, []string{dash, "-c", service}},
		{`shell form, sh is bash`, []string{bash, "-c", service}},
		{`shell form with &&`, []string{bash, "-c", service + " && echo"}},
		{`entrypoint.sh`, []string{dash, script(t, "entrypoint.sh"), service}},
		{`entrypoint.sh with exec`, []string{dash, script(t, "exec.sh"), service}},
		{`exec form, no handler`, []string{deaf}},
	}
	lines := make([]string, len(cases))
	var wg sync.WaitGroup
	for i, c := range cases {
		wg.Go(func() {
			lines[i] = fmt.Sprintf("%-24s %s", c.name, stop(t, c.argv))
		})
	}
	wg.Wait()
	proof.Golden(t, "testdata/want.txt", strings.Join(lines, "\n"))
}

// stop does what "docker stop" does and tells what came of it.
func stop(t *testing.T, argv []string) string {
	cmd := box.Command(t.Context(), "", argv[0], argv[1:]...)
	out := &said{first: make(chan struct{})}
	cmd.Stdout, cmd.Stderr = out, out
	cmd.WaitDelay = time.Second
	if err := cmd.Start(); err != nil {
		t.Error(err)
		return ""
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = cmd.Wait()
	}()
	<-out.first // the handler is there before the first line

	verdict := "SIGTERM"
	send(t, cmd, syscall.SIGTERM)
	select {
	case <-ended:
	case <-time.After(grace):
		verdict = "SIGTERM lost, SIGKILL"
		send(t, cmd, syscall.SIGKILL)
		<-ended
	}
	code := cmd.ProcessState.ExitCode()
	if code < 0 {
		code = 128 + int(syscall.SIGKILL) // as Docker counts
	}
	return fmt.Sprintf("%s: %s, exit code %d", out.line(), verdict, code)
}

func send(t *testing.T, cmd *exec.Cmd, signal syscall.Signal) {
	if err := cmd.Process.Signal(signal); err != nil {
		t.Error(err)
	}
}

// said is what a program has printed; the first write closes first.
type said struct {
	mu    sync.Mutex
	text  bytes.Buffer
	once  sync.Once
	first chan struct{}
}

func (s *said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.once.Do(func() { close(s.first) })
	return s.text.Write(p)
}

func (s *said) line() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return proof.Until(s.text.String(), "\n")
}

func build(t *testing.T, name string) string {
	t.Helper()
	root := box.Root(t, filepath.Join("testdata", name), name)
	return filepath.Join(root, name)
}

func shell(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("signals left out: %v", err)
	}
	return path
}

func script(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(name)
	if err != nil {
		t.Fatal(err)
	}
	return path
}
