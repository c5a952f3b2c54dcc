package memory_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"route500k/content/1-ramp-up/docker/limits"
	"route500k/content/internal/proof"
	"route500k/content/ring/os/memory"
)

const mib = 1 << 20

var roles = map[string]func(){"eat": eat, "write": write}

func TestMain(m *testing.M) {
	if role, ok := roles[os.Getenv("OS_ROLE")]; ok {
		role()
		return
	}
	os.Exit(m.Run())
}

func TestReserve(t *testing.T) {
	var out strings.Builder
	// region:reserve
	const guard = memory.Page // keeps the neighbours from merging
	all, err := unix.Mmap(-1, 0, 64*mib+2*guard, unix.PROT_NONE,
		unix.MAP_ANON|unix.MAP_PRIVATE)
	if err != nil {
		t.Fatal(err)
	}
	m := all[guard : len(all)-guard]
	err = unix.Mprotect(m, unix.PROT_READ|unix.PROT_WRITE)
	if err != nil {
		t.Fatal(err)
	}
	unix.Madvise(m, unix.MADV_NOHUGEPAGE) // pages of 4 KiB
	report := func(what string) {
		now, err := memory.Of(m)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%-16s virtual %d MiB, resident %2d MiB\n",
			what, now.Virtual/mib, now.Resident/mib)
	}
	report("mmap 64 MiB")
	minor, _ := memory.Faults(func() {
		for i := 0; i < len(m); i += memory.Page {
			m[i] = 1
		}
	})
	report("touch each page")
	fmt.Fprintln(&out, "page faults:    ", minor/1000, "thousand")
	unix.Madvise(m, unix.MADV_DONTNEED)
	report("MADV_DONTNEED")
	// endregion:reserve
	unix.Munmap(all)
	proof.Golden(t, "testdata/reserve.txt", out.String())
}

// disk makes a file that is not in memory alone.
func disk(t *testing.T) *os.File {
	t.Helper()
	f, err := os.Create(filepath.Join(t.TempDir(), "file"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	var fs unix.Statfs_t
	if unix.Fstatfs(int(f.Fd()), &fs); fs.Type == unix.TMPFS_MAGIC {
		t.Skip("page cache left out: the temporary folder is a tmpfs")
	}
	return f
}

// counters of this process: what it has read, what of it from a disk.
func counters(t *testing.T) (asked, disk int) {
	t.Helper()
	text, err := os.ReadFile("/proc/self/io")
	if err != nil {
		t.Skip(err)
	}
	for line := range strings.Lines(string(text)) {
		name, value, _ := strings.Cut(line, ": ")
		switch name {
		case "rchar":
			fmt.Sscan(value, &asked)
		case "read_bytes":
			fmt.Sscan(value, &disk)
		}
	}
	return asked, disk
}

func TestPageCache(t *testing.T) {
	f := disk(t)
	const size = 4 * mib
	var out strings.Builder
	var asked, read int
	report := func(what string) {
		pages, err := memory.Cached(f, size)
		if err != nil {
			t.Fatal(err)
		}
		a, r := counters(t)
		fmt.Fprintf(&out, "%-18s %4d pages cached", what, pages)
		if strings.HasPrefix(what, "read") {
			fmt.Fprintf(&out, ", asked %d MiB, disk gave %d MiB",
				(a-asked)/mib, (r-read)/mib)
		}
		fmt.Fprintln(&out)
		asked, read = counters(t)
	}
	// region:cache
	if _, err := f.Write(make([]byte, size)); err != nil {
		t.Fatal(err)
	}
	report("write 4 MiB")
	f.Sync() // a dirty page cannot be dropped
	unix.Fadvise(int(f.Fd()), 0, size, unix.FADV_DONTNEED)
	report("drop")
	for range 2 {
		io.Copy(io.Discard, io.NewSectionReader(f, 0, size))
		report("read 4 MiB")
	}
	// endregion:cache
	proof.Golden(t, "testdata/cache.txt", out.String())
}

func TestCopyOnWrite(t *testing.T) {
	f := disk(t)
	const pages = 256
	f.Write(make([]byte, pages*memory.Page))
	var out strings.Builder
	// region:cow
	view := func() []byte {
		m, err := unix.Mmap(int(f.Fd()), 0, pages*memory.Page,
			unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	a, b := view(), view()
	for i := 0; i < len(a); i += memory.Page {
		_, _ = a[i], b[i] // both see the same physical pages
	}
	minor, _ := memory.Faults(func() {
		for i := range 10 * memory.Page {
			a[i] = 'A'
		}
	})
	fmt.Fprintf(&out, "a[0]=%q b[0]=%q, copied on fault: %d of %d\n",
		a[0], b[0], minor, pages)
	// endregion:cow
	unix.Munmap(a)
	unix.Munmap(b)
	proof.Golden(t, "testdata/cow.txt", out.String())
}

// write leaves one line in the kernel and one in the process.
func write() {
	// region:crash
	f, err := os.Create(os.Getenv("OS_FILE"))
	if err != nil {
		panic(err)
	}
	fmt.Fprintln(f, "order 1: write") // in the page cache
	buffered := bufio.NewWriter(f)
	fmt.Fprintln(buffered, "order 2: bufio") // in the process
	fmt.Println("ready")
	time.Sleep(time.Minute) // here comes SIGKILL
	// endregion:crash
}

func TestKilled(t *testing.T) {
	file := filepath.Join(t.TempDir(), "orders")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "OS_ROLE=write", "OS_FILE="+file)
	start(t, cmd)
	cmd.Process.Kill()
	cmd.Wait()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	proof.Golden(t, "testdata/killed.txt", string(text))
}

// start starts a role and waits for its word.
func start(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatalf("%q %v", line, err)
	}
}

// eat takes memory, then on a word some more.
func eat() {
	var now, later int
	var adj string
	fmt.Sscan(os.Getenv("OS_EAT"), &now, &later, &adj)
	os.WriteFile("/proc/self/oom_score_adj", []byte(adj), 0)
	take := func(n int) []byte {
		m, err := unix.Mmap(-1, 0, n*mib+1, unix.PROT_WRITE,
			unix.MAP_ANON|unix.MAP_PRIVATE|unix.MAP_POPULATE)
		if err != nil {
			panic(err)
		}
		return m
	}
	take(now)
	fmt.Println("ready")
	os.Stdin.Read(make([]byte, 1))
	take(later)
	os.Stdin.Read(make([]byte, 1))
}

// The kernel kills whoever frees the most, not whoever asked last.
func TestVictim(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, adj := range []string{"0", "800"} {
		group := limits.Memory(t, 200*mib)
		run := func(eat string) (*exec.Cmd, io.WriteCloser) {
			cmd := group.Command(t, self)
			cmd.Env = append(os.Environ(), "OS_ROLE=eat", "OS_EAT="+eat,
				"GORACE=atexit_sleep_ms=0")
			in, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			start(t, cmd)
			return cmd, in
		}
		big, bigIn := run("130 0 0")
		small, smallIn := run("10 120 " + adj)
		smallIn.Write([]byte("x"))
		var fates [2]error
		ended := make(chan bool, 2)
		for i, cmd := range []*exec.Cmd{big, small} {
			go func() { fates[i] = cmd.Wait(); ended <- true }()
		}
		<-ended // the others may go
		bigIn.Close()
		smallIn.Close()
		<-ended
		fmt.Fprintf(&out, "B has oom_score_adj %-3s  B asks 120 more;  ", adj)
		if fates[0] != nil { // and sometimes B, before all is freed
			fmt.Fprintln(&out, "A, 130 MiB:", fates[0])
		} else {
			fmt.Fprintln(&out, "B, 10 MiB:", fates[1])
		}
	}
	proof.Golden(t, "testdata/victim.txt", out.String())
}
