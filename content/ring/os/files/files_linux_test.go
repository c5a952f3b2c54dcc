package files_test

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"route500k/content/internal/proof"
	"route500k/content/ring/os/files"
)

func TestEcho(t *testing.T) {
	fd, err := unix.Socket(unix.AF_INET,
		unix.SOCK_STREAM|unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(fd)
	err = unix.Bind(fd, &unix.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}})
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.Listen(fd, 16); err != nil {
		t.Fatal(err)
	}
	name, err := unix.Getsockname(fd)
	if err != nil {
		t.Fatal(err)
	}
	address := fmt.Sprintf("127.0.0.1:%d", name.(*unix.SockaddrInet4).Port)
	done := make(chan error)
	go func() { done <- files.Echo(fd) }()

	var clients []net.Conn
	for range 50 { // all of them are open at once
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		clients = append(clients, c)
	}
	for i, c := range clients {
		want := fmt.Sprintf("order %d\n", i)
		io.WriteString(c, want)
		got, err := bufio.NewReader(c).ReadString('\n')
		if got != want || err != nil {
			t.Fatalf("%q, %v", got, err)
		}
	}
	unix.Shutdown(fd, unix.SHUT_RDWR)
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func ExampleEcho_edge() {
	// region:edge
	for _, mode := range []uint32{0, unix.EPOLLET} {
		poll, err := unix.EpollCreate1(0)
		if err != nil {
			log.Fatal(err)
		}
		var pipe [2]int
		if err := unix.Pipe(pipe[:]); err != nil {
			log.Fatal(err)
		}
		unix.EpollCtl(poll, unix.EPOLL_CTL_ADD, pipe[0],
			&unix.EpollEvent{Events: unix.EPOLLIN | mode})
		ready := func() int {
			n, _ := unix.EpollWait(poll, make([]unix.EpollEvent, 1), 0)
			return n
		}
		unix.Write(pipe[1], []byte("ab"))
		fmt.Print(ready(), " ")
		unix.Read(pipe[0], make([]byte, 1)) // b is left
		fmt.Print(ready(), " ")
		unix.Write(pipe[1], []byte("c"))
		fmt.Println(ready())
	}
	// endregion:edge

	// Output:
	// 1 1 1
	// 1 0 1
}

func ExampleEcho_regular() {
	// region:regular
	poll, err := unix.EpollCreate1(0)
	if err != nil {
		log.Fatal(err)
	}
	f, err := os.CreateTemp("", "regular-*")
	if err != nil {
		log.Fatal(err)
	}
	defer os.Remove(f.Name())
	fmt.Println(unix.EpollCtl(poll, unix.EPOLL_CTL_ADD, int(f.Fd()),
		&unix.EpollEvent{Events: unix.EPOLLIN}))
	// endregion:regular

	// Output:
	// operation not permitted
}

func TestDeleted(t *testing.T) {
	dir := t.TempDir()
	var out strings.Builder
	// region:deleted
	f, err := os.Create(filepath.Join(dir, "app.log"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	f.Write(make([]byte, 1<<20))
	f.Sync()
	show := func(what string) {
		var s unix.Stat_t
		unix.Fstat(int(f.Fd()), &s)
		left, _ := os.ReadDir(dir)
		fmt.Fprintf(&out, "%-9s names %d, links %d, on disk %d KiB\n",
			what, len(left), s.Nlink, s.Blocks*512>>10)
	}
	show("written")
	os.Remove(f.Name())
	show("removed")
	fd := fmt.Sprintf("/proc/self/fd/%d", f.Fd())
	name, _ := os.Readlink(fd)
	fmt.Fprintln(&out, strings.TrimPrefix(name, dir))
	os.Truncate(fd, 0) // in a shell: : > /proc/PID/fd/N
	show("truncated")
	// endregion:deleted
	proof.Golden(t, "testdata/deleted.txt", out.String())
}

func TestLinks(t *testing.T) {
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	var out strings.Builder
	// region:links
	os.WriteFile("a", []byte("one"), 0o644)
	os.Link("a", "hard")
	os.Symlink("a", "soft")
	os.WriteFile("new", []byte("two"), 0o644)
	os.Rename("new", "a") // an editor saves like this
	for _, name := range []string{"a", "hard", "soft"} {
		text, err := os.ReadFile(name)
		fmt.Fprintf(&out, "%s: %s %v\n", name, text, err)
	}
	os.Remove("a")
	_, err = os.ReadFile("soft")
	fmt.Fprintln(&out, err)
	// endregion:links
	t.Chdir(here)
	proof.Golden(t, "testdata/links.txt", out.String())
}

func TestReplace(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "config")
	for _, want := range []string{"old", "new"} {
		if err := files.Replace(name, []byte(want)); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(name)
		if string(got) != want || err != nil {
			t.Errorf("%q, %v", got, err)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("%v", left)
	}
	if err := files.Replace(dir, nil); err == nil {
		t.Error("a folder was replaced")
	}
	left, _ := os.ReadDir(filepath.Dir(dir))
	for _, e := range left {
		if strings.HasPrefix(e.Name(), ".new-") {
			t.Errorf("%s left behind", e.Name())
		}
	}
}

// writes counts the write calls of this process.
func writes(t *testing.T) (n int) {
	t.Helper()
	text, err := os.ReadFile("/proc/self/io")
	if err != nil {
		t.Skip(err)
	}
	_, rest, _ := strings.Cut(string(text), "syscw: ")
	fmt.Sscan(rest, &n)
	return n
}

func TestCalls(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "rows"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out strings.Builder
	// region:calls
	rows := func(w io.Writer) {
		for i := range 1000 {
			fmt.Fprintln(w, "row", i)
		}
	}
	before := writes(t)
	rows(f)
	fmt.Fprintln(&out, "os.File:", writes(t)-before, "calls")

	before = writes(t)
	w := bufio.NewWriterSize(f, 4096)
	rows(w)
	w.Flush()
	fmt.Fprintln(&out, "bufio:  ", writes(t)-before, "calls")
	// endregion:calls
	proof.Golden(t, "testdata/calls.txt", out.String())
}

func TestOffset(t *testing.T) {
	var out strings.Builder
	name := filepath.Join(t.TempDir(), "file")
	// region:offset
	os.WriteFile(name, []byte("abcdef"), 0o644)
	first, _ := os.Open(name)
	copied, _ := syscall.Dup(int(first.Fd()))
	second, _ := os.Open(name)
	read := func(fd int) string {
		b := make([]byte, 2)
		unix.Read(fd, b)
		return string(b)
	}
	fmt.Fprintln(&out, read(int(first.Fd())), read(copied),
		read(int(second.Fd())))
	// endregion:offset
	first.Close()
	second.Close()
	unix.Close(copied)
	proof.Golden(t, "testdata/offset.txt", out.String())
}
