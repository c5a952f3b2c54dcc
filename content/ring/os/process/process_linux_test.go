package process_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"route500k/content/internal/proof"
	"route500k/content/ring/os/process"
)

// The roles in which the test starts itself.
var roles = map[string]func(){
	"plain": func() { fmt.Println("ready"); time.Sleep(time.Minute) },
	"serve": func() { process.Serve(os.Stdout) },
	"deaf": func() {
		signal.Ignore(syscall.SIGTERM)
		fmt.Println("ready")
		time.Sleep(time.Minute)
	},
	"stdout": func() {
		fmt.Println("ready")
		io.ReadFull(os.Stdin, make([]byte, 1))
		for { // nobody reads any more
			fmt.Println("row")
		}
	},
	"few":     few,
	"many":    many,
	"threads": threads,
	"limit":   limit,
}

func TestMain(m *testing.M) {
	if role, ok := roles[os.Getenv("OS_ROLE")]; ok {
		role()
		return
	}
	os.Exit(m.Run())
}

func command(t *testing.T, role string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = append(os.Environ(), "OS_ROLE="+role,
		"GORACE=atexit_sleep_ms=0") // or each takes a second
	return cmd
}

// fate tells how a process ended, also as a shell would.
func fate(err error) string {
	exit := new(exec.ExitError)
	if err == nil {
		return "exit code 0"
	}
	if !errors.As(err, &exit) {
		return err.Error()
	}
	status := exit.Sys().(syscall.WaitStatus)
	if status.Signaled() {
		return fmt.Sprintf("%v, $? = %d", exit, 128+status.Signal())
	}
	return fmt.Sprintf("exit code %d", status.ExitStatus())
}

func TestSignals(t *testing.T) {
	out := ""
	for _, c := range []struct {
		name, role string
		signal     syscall.Signal
	}{
		{"SIGTERM, no handler", "plain", syscall.SIGTERM},
		{"SIGTERM, NotifyContext", "serve", syscall.SIGTERM},
		{"SIGTERM, Ignore", "deaf", syscall.SIGTERM},
		{"SIGKILL, NotifyContext", "serve", syscall.SIGKILL},
		{"SIGHUP, no handler", "plain", syscall.SIGHUP},
		{"SIGQUIT, no handler", "plain", syscall.SIGQUIT},
		{"stdout closed", "stdout", 0},
	} {
		cmd := command(t, c.role)
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		var stderr strings.Builder
		cmd.Stdout, cmd.Stderr = w, &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		w.Close()
		lines := bufio.NewScanner(r)
		if !lines.Scan() || lines.Text() != "ready" {
			t.Fatalf("%s: %q", c.name, lines.Text())
		}
		if c.signal == 0 {
			r.Close()
			in.Write([]byte{1})
		} else if err := cmd.Process.Signal(c.signal); err != nil {
			t.Fatal(err)
		}
		said := ""
		if c.role == "deaf" {
			if err := unix.Kill(cmd.Process.Pid, 0); err != nil {
				t.Error(err)
			}
			said = "alive; then SIGKILL: "
			cmd.Process.Kill()
		}
		if c.signal != 0 && lines.Scan() {
			said = lines.Text() + ", "
		}
		said += fate(cmd.Wait())
		if strings.Contains(stderr.String(), "SIGQUIT: quit") {
			said += ", every goroutine's stack on stderr"
		}
		r.Close()
		out += fmt.Sprintf("%-23s %s\n", c.name, said)
	}
	proof.Golden(t, "testdata/signals.txt", proof.Fold(out, proof.Width))
}

// A closed socket is an error, not a death.
func TestBrokenPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	r.Close()
	_, err = w.Write([]byte("row"))
	if !errors.Is(err, syscall.EPIPE) {
		t.Error(err)
	}
	proof.Golden(t, "testdata/epipe.txt", err.Error()+"\n")
}

func threads() {
	debugWait := func(mark string, n int) {
		for { // until all of them are where they should be
			stack := make([]byte, 1<<20)
			stack = stack[:runtime.Stack(stack, true)]
			if strings.Count(string(stack), mark) >= n {
				return
			}
			time.Sleep(time.Millisecond)
		}
	}
	const n = 100
	before := process.Threads()
	report := func(name string) {
		more := process.Threads() - before
		verdict := fmt.Sprintf("%d threads more", more)
		switch {
		case more < 10:
			verdict = "fewer than 10 threads more"
		case more > 90: // some stood idle and were taken
			verdict = "more than 90 threads more"
		}
		fmt.Printf("100 goroutines wait for %-7s %s\n", name, verdict)
	}
	pipes, err := process.WaitForPipes(n)
	if err != nil {
		log.Fatal(err)
	}
	debugWait("[IO wait", n)
	report("pipes:")
	before = process.Threads()
	lock := os.Getenv("OS_LOCK")
	locks, err := process.WaitForLock(n, lock)
	if err != nil {
		log.Fatal(err)
	}
	for process.Threads() <= before+90 {
		time.Sleep(time.Millisecond)
	}
	report("flock:")
	runtime.KeepAlive(pipes)
	runtime.KeepAlive(locks)
}

func TestThreads(t *testing.T) {
	cmd := command(t, "threads")
	cmd.Env = append(cmd.Env,
		"OS_LOCK="+filepath.Join(t.TempDir(), "lock"))
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	proof.Golden(t, "testdata/threads.txt", string(out))
}

func few() {
	// region:few
	limit := syscall.Rlimit{Cur: 32, Max: 32}
	err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit)
	var open []*os.File // and nobody closes them
	for err == nil {
		var f *os.File
		f, err = os.Open("/dev/null")
		open = append(open, f)
	}
	fmt.Println(err, len(open) < 32)
	_, err = net.Dial("tcp", "127.0.0.1:1")
	fmt.Println(errors.Is(err, syscall.EMFILE), err)
	err = exec.Command("true").Run()
	fmt.Println(errors.Is(err, syscall.EMFILE), err)
	// endregion:few
	runtime.KeepAlive(open)
}

// A server that has no descriptor left keeps trying.
func many() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		log.Fatal(err)
	}
	var rest []*os.File
	limit := syscall.Rlimit{Cur: 32, Max: 32}
	err = syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit)
	for err == nil {
		var f *os.File
		f, err = os.Open("/dev/null")
		rest = append(rest, f)
	}
	r, w := io.Pipe()
	server := &http.Server{ErrorLog: log.New(w, "", 0)}
	go server.Serve(l)
	line, err := bufio.NewReader(r).ReadString('\n')
	fmt.Print(line)
	if err != nil {
		log.Fatal(err)
	}
	runtime.KeepAlive(rest)
	runtime.KeepAlive(c)
}

// The soft limit that Go sees, and the one that its children get.
func limit() {
	var got syscall.Rlimit
	syscall.Getrlimit(syscall.RLIMIT_NOFILE, &got)
	fmt.Println("Go:   ", got.Cur)
	child, err := exec.Command("sh", "-c", "ulimit -n").Output()
	fmt.Print("child: ", string(child))
	if err != nil {
		log.Fatal(err)
	}
}

func TestDescriptors(t *testing.T) {
	port := regexp.MustCompile(`127\.0\.0\.1:\d{2,}`)
	out, err := command(t, "few").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	proof.Golden(t, "testdata/emfile.txt", string(out))
	out, err = command(t, "many").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	proof.Golden(t, "testdata/accept.txt", proof.Fold(
		port.ReplaceAllString(string(out), "127.0.0.1:8080"), proof.Width))

	cmd := command(t, "limit")
	const script = `ulimit -Sn 64; ulimit -Hn 512; exec "$0"`
	sh := exec.CommandContext(t.Context(), "sh", "-c", script, cmd.Path)
	sh.Env = cmd.Env
	out, err = sh.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	proof.Golden(t, "testdata/limit.txt", string(out))
}

func TestZombie(t *testing.T) {
	var out strings.Builder
	// region:zombie
	cmd := exec.Command("true")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	pid := cmd.Process.Pid
	for state(pid) != "Z" { // it has ended, nobody has asked how
		runtime.Gosched()
	}
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	fmt.Fprintln(&out, "state:  ", state(pid))
	fmt.Fprintln(&out, "kill 9: ", unix.Kill(pid, unix.SIGKILL))
	fmt.Fprintln(&out, "state:  ", state(pid))
	fmt.Fprintln(&out, "memory: ", strings.Contains(string(status), "VmRSS"))
	fmt.Fprintln(&out, "Wait:   ", cmd.Wait())
	fmt.Fprintln(&out, "kill 0: ", unix.Kill(pid, 0))
	// endregion:zombie
	proof.Golden(t, "testdata/zombie.txt", out.String())
}

// state is the third word of stat, after a name in brackets.
func state(pid int) string {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return err.Error()
	}
	i := strings.LastIndexByte(string(text), ')')
	return string(text[i+2 : i+3])
}

func TestGrandchild(t *testing.T) {
	var out strings.Builder
	// region:grandchild
	const script = "sleep 60 & echo $!; wait"
	cmd := exec.Command("sh", "-c", script)
	first := make(chan string, 1)
	cmd.Stdout = onWrite(func(p []byte) { first <- string(p) })
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var sleep int
	fmt.Sscan(<-first, &sleep)
	cmd.Process.Kill() // as the end of CommandContext would

	done := make(chan error)
	go func() { done <- cmd.Wait() }()
	for !strings.Contains(state(cmd.Process.Pid), "no such") {
		runtime.Gosched() // until sh is dead and buried
	}
	select {
	case <-done:
	case <-time.After(50 * time.Millisecond):
		fmt.Fprintln(&out, "sh is gone, Wait hangs")
	}
	unix.Kill(sleep, unix.SIGKILL) // it holds the pipe of sh
	fmt.Fprintln(&out, "sleep is gone, Wait:", <-done)
	// endregion:grandchild

	file := filepath.Join(t.TempDir(), "pid")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go func() {
		for {
			if text, _ := os.ReadFile(file); len(text) > 1 {
				cancel()
				return
			}
			time.Sleep(time.Millisecond)
		}
	}()
	_, err := process.Shell(ctx, "sleep 60 & echo $! > "+file+"; wait")
	fmt.Fprintln(&out, "Shell:", err)
	pid, _ := os.ReadFile(file)
	fmt.Sscan(string(pid), &sleep)
	alive := true
	for range 1000 { // its new parent may need a moment
		s := state(sleep)
		if alive = s != "Z" && !strings.Contains(s, "no such"); !alive {
			break
		}
		time.Sleep(time.Millisecond)
	}
	fmt.Fprintln(&out, "its sleep lives:", alive)
	proof.Golden(t, "testdata/grandchild.txt", out.String())
}

type onWrite func([]byte)

func (f onWrite) Write(p []byte) (int, error) { f(p); return len(p), nil }

func ExampleThreads_inherit() {
	// region:inherit
	f, err := os.Open("/dev/null")
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	show := `for fd in 3 4; do test -e /proc/self/fd/$fd && echo $fd; done`
	cmd := exec.Command("sh", "-c", show+"; true")
	out, err := cmd.Output()
	fmt.Printf("%q %v\n", out, err)

	cmd = exec.Command("sh", "-c", show+"; true")
	cmd.ExtraFiles = []*os.File{f}
	out, err = cmd.Output()
	fmt.Printf("%q %v\n", out, err)
	// endregion:inherit

	// Output:
	// "" <nil>
	// "3\n" <nil>
}

func ExampleThreads_pipe() {
	// region:pipe
	var ends [2]int
	if err := unix.Pipe2(ends[:], unix.O_NONBLOCK); err != nil {
		log.Fatal(err)
	}
	total, err := 0, error(nil)
	for err == nil {
		var n int
		n, err = unix.Write(ends[1], make([]byte, 4096))
		total += max(n, 0)
	}
	fmt.Println(total, err)

	unix.Close(ends[1])
	n, err := io.Copy(io.Discard, os.NewFile(uintptr(ends[0]), "pipe"))
	fmt.Println(n, err)
	// endregion:pipe

	// Output:
	// 65536 resource temporarily unavailable
	// 65536 <nil>
}
