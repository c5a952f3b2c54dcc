package look

import (
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"syscall"
	"testing"
)

func TestRead(t *testing.T) {
	got, err := Read(os.DirFS("testdata/proc"))
	if err != nil {
		t.Fatal(err)
	}
	want := Host{
		Load1: 8.64, Running: 5, Available: 22450312 << 10,
		User: 1000, Wait: 300, Steal: 40,
		Stalled: map[string]float64{"cpu": 26.18, "io": 3.5},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	if got, err = Read(os.DirFS("/proc")); err != nil {
		t.Error(err)
	}
	if got.Available == 0 || got.User == 0 {
		t.Errorf("this machine: %+v", got)
	}
	if _, err := Read(os.DirFS(t.TempDir())); err == nil {
		t.Error("no error without /proc")
	}
}

// own returns a /proc with this process alone, and somebody who has gone.
func own(t *testing.T) string {
	t.Helper()
	proc := t.TempDir()
	pid := strconv.Itoa(os.Getpid())
	err := os.Symlink("/proc/self", filepath.Join(proc, pid))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(proc, "1"), 0o755); err != nil {
		t.Fatal(err)
	}
	return proc
}

func file(t *testing.T, name string, bytes int) *os.File {
	t.Helper()
	f, err := os.Create(filepath.Join(t.TempDir(), name))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	if _, err := f.Write(make([]byte, bytes)); err != nil {
		t.Fatal(err)
	}
	if err := f.Sync(); err != nil {
		t.Fatal(err)
	}
	return f
}

func find(t *testing.T, proc string, files ...*os.File) []Held {
	t.Helper()
	all, err := Deleted(proc)
	if err != nil {
		t.Fatal(err)
	}
	var found []Held // a test may hold other deleted files
	for _, h := range all {
		for _, f := range files {
			if h.Name == f.Name() || h.Name == f.Name()+" (deleted)" {
				found = append(found, h)
			}
		}
	}
	return found
}

func TestGoneProcess(t *testing.T) {
	if _, err := Deleted(own(t)); err != nil {
		t.Error("one process has gone:", filepath.Base(err.Error()))
	}
}

// proc is this process without the one that has gone.
func alone(t *testing.T) string {
	t.Helper()
	proc := own(t)
	if err := os.Remove(filepath.Join(proc, "1")); err != nil {
		t.Fatal(err)
	}
	return proc
}

func TestLargestFirst(t *testing.T) {
	small, large := file(t, "small", 4096), file(t, "large", 1<<20)
	os.Remove(small.Name())
	os.Remove(large.Name())
	got := find(t, alone(t), small, large)
	if len(got) != 2 {
		t.Fatalf("%d files, want 2", len(got))
	}
	if got[0].Name != large.Name() || got[0].Bytes != 1<<20 {
		t.Errorf("first is %s with %d bytes, want large with 1048576",
			filepath.Base(got[0].Name), got[0].Bytes)
	}
	if got[0].PID != os.Getpid() || got[0].FD != int(large.Fd()) {
		t.Error("wrong process or descriptor")
	}
}

func TestOnce(t *testing.T) {
	f := file(t, "app.log", 4096)
	second, err := syscall.Dup(int(f.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	defer syscall.Close(second)
	os.Remove(f.Name())
	if got := find(t, alone(t), f); len(got) != 1 {
		t.Errorf("two descriptors of a file: listed %d times", len(got))
	}
}

func TestHole(t *testing.T) {
	f := file(t, "sparse", 0)
	if err := f.Truncate(1 << 30); err != nil {
		t.Fatal(err)
	}
	os.Remove(f.Name())
	for _, h := range find(t, alone(t), f) {
		if h.Bytes != 0 {
			t.Errorf("a hole takes %d bytes, want 0", h.Bytes)
		}
	}
}

func TestMisleadingName(t *testing.T) {
	f := file(t, "report (deleted)", 4096)
	if got := find(t, alone(t), f); len(got) != 0 {
		t.Error("a file that exists is listed as deleted")
	}
}
