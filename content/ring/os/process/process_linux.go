// Package process shows what the kernel does to a process: its threads,
// descriptors, signals and children.
package process

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Threads counts the threads of this process as the kernel sees them.
func Threads() int {
	tasks, err := os.ReadDir("/proc/self/task")
	if err != nil {
		return 0
	}
	return len(tasks)
}

// region:wait

// WaitForPipes leaves n goroutines waiting for bytes that never come,
// while the caller keeps the files: the collector closes forgotten ones.
func WaitForPipes(n int) (keep []*os.File, err error) {
	for range n {
		r, w, err := os.Pipe() // non-blocking, known to the netpoller
		if err != nil {
			return keep, err
		}
		go io.ReadAll(r)
		keep = append(keep, w)
	}
	return keep, nil
}

// WaitForLock leaves n goroutines waiting for a lock on a file.
func WaitForLock(n int, file string) (keep []*os.File, err error) {
	for range n + 1 { // the first one gets it
		f, err := os.Create(file)
		if err != nil {
			return keep, err
		}
		go unix.Flock(int(f.Fd()), unix.LOCK_EX) // blocks its thread
		keep = append(keep, f)
	}
	return keep, nil
}

// endregion:wait

// region:group

// Shell runs a script until ctx ends, and nothing of it survives that.
func Shell(ctx context.Context, script string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "sh", "-c", script)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { // minus: the group, not sh alone
		return unix.Kill(-cmd.Process.Pid, unix.SIGKILL)
	}
	cmd.WaitDelay = time.Second // should somebody leave the group
	return cmd.Output()
}

// endregion:group

// region:serve

// Serve is what a service does about signals.
func Serve(w io.Writer) {
	ctx, stop := signal.NotifyContext(context.Background(),
		syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	fmt.Fprintln(w, "ready")
	<-ctx.Done()
	stop() // a second signal kills at once
	fmt.Fprintln(w, "finishing requests")
}

// endregion:serve
