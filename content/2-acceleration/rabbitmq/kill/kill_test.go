// Package kill kills a consumer and looks what becomes of its messages.
package kill_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/internal/proof"
)

const orders = 5

func TestKill(t *testing.T) {
	b := lab.New(t)
	program := filepath.Join(t.TempDir(), "consumer")
	proof.Pass(t, "consumer", "go", "build", "-o", program, ".")
	for name, autoAck := range map[string]string{
		"manual": "0", "auto": "1",
	} {
		t.Run(name, func(t *testing.T) {
			queue := b.Queue(name, nil)
			b.Fill(queue, orders)
			env := []string{"QUEUE=" + queue, "AUTO_ACK=" + autoAck,
				"AMQP_URL=" + b.Address}
			text := story(t, b, program, queue, env)
			proof.Golden(t, "testdata/"+name+".txt", text)
		})
	}
}

// story starts a consumer, kills it, starts another one.
func story(
	t *testing.T, b *lab.Bench, program, queue string, env []string,
) string {
	t.Helper()
	// region:kill
	var out strings.Builder
	first := start(t, program, append(env, "STUCK=order 2"))
	for line := range first.lines {
		fmt.Fprintln(&out, "A:", line)
		if strings.HasPrefix(line, "order 2") {
			break // it works on it, and will never end
		}
	}
	time.Sleep(time.Second)
	first.cmd.Process.Kill() // SIGKILL: no handler, no defer, no Ack
	fmt.Fprintln(&out, "A:", first.cmd.Wait())
	// endregion
	auto := strings.Contains(strings.Join(env, " "), "AUTO_ACK=1")
	left := orders - 1
	if auto {
		left = 0
	}
	fmt.Fprintf(&out, "in the queue: %d\n", b.Left(queue, left))
	if left > 0 {
		second := start(t, program, append(env, "STUCK="))
		for line := range second.lines {
			fmt.Fprintln(&out, "B:", line)
			if left--; left == 0 {
				break
			}
		}
		if got := b.Left(queue, 0); got != 0 {
			t.Errorf("%d messages left", got)
		}
		_ = second.cmd.Process.Kill()
		_ = second.cmd.Wait()
	}
	return out.String()
}

// process is a running program and the lines that it prints.
type process struct {
	cmd   *exec.Cmd
	lines func(yield func(string) bool)
}

func start(t *testing.T, program string, env []string) process {
	t.Helper()
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stderr = os.Stderr
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	scanner := bufio.NewScanner(pipe)
	return process{cmd, func(yield func(string) bool) {
		for scanner.Scan() && yield(scanner.Text()) {
		}
	}}
}
