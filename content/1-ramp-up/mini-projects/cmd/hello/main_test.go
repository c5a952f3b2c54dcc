package main_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"route500k/content/1-ramp-up/mini-projects/accept"
	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

// build returns the program, as one would ship it.
func build(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "hello")
	proof.Pass(t, ".", "go", "build", "-trimpath", "-ldflags=-s -w",
		"-o", file, ".")
	return file
}

// region:binary

// TestBinary runs the program as an orchestrator would.
func TestBinary(t *testing.T) {
	database := servers.Postgres(t)
	program := build(t)
	cmd := exec.CommandContext(t.Context(), program)
	cmd.Env = []string{
		"DATABASE_URL=" + database, "LISTEN=127.0.0.1:0", "DRAIN=0s",
	}
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	log := bufio.NewReader(stderr)
	first := readLine(t, log) // "ready", with the address
	ready := time.Since(start)

	accept.Service(t, "http://"+first["address"].(string), "/greetings")

	// A refused body keeps its connection for half a second.
	time.Sleep(time.Second)
	start = time.Now()
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(log)
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("after SIGTERM: %v\n%s", err, rest)
	}
	stopped := time.Since(start)
	if !strings.Contains(string(rest), `"msg":"stopped"`) {
		t.Errorf("the log ends with %s", rest)
	}
	hides(t, fmt.Sprint(first, string(rest)), database)
	record(t, program, ready, stopped)
}

// endregion

func hides(t *testing.T, log, secret string) {
	t.Helper()
	if strings.Contains(log, secret) || !strings.Contains(log, "[secret]") {
		t.Errorf("the log shows the database: %s", log)
	}
}

func readLine(t *testing.T, r *bufio.Reader) map[string]any {
	t.Helper()
	line, err := r.ReadBytes('\n')
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(line, &fields); err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return fields
}

func record(t *testing.T, program string, ready, stopped time.Duration) {
	t.Helper()
	file, err := os.Stat(program)
	if err != nil {
		t.Fatal(err)
	}
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt", lab.Header(t, lab.Pool(t))+
			fmt.Sprintf("binary             %5.1f MB\n"+
				"start to ready     %5d ms\n"+
				"SIGTERM to exit    %5d ms\n",
				float64(file.Size())/1e6, ready.Milliseconds(),
				stopped.Milliseconds()))
	}
	if !strings.Contains(proof.Recorded(t, "testdata/record.txt"), "SIGTERM") {
		t.Error("the record is about something else")
	}
}

// TestBadConfig shows what an operator reads who has forgotten something.
func TestBadConfig(t *testing.T) {
	cmd := exec.CommandContext(t.Context(), build(t))
	cmd.Env = []string{"LOG_LEVEL=loud", "DRAIN=5"}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	err := cmd.Run()
	if cmd.ProcessState.ExitCode() != 1 {
		t.Errorf("exit: %v", err)
	}
	proof.Golden(t, "testdata/want.txt", stderr.String())
}
