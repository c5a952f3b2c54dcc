package box_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"route500k/content/1-ramp-up/docker/box"
	"route500k/content/internal/proof"
)

// region:test

func TestInside(t *testing.T) {
	box.Need(t)
	root := box.Root(t, "testdata/inside", "inside")
	out, err := box.Command(t.Context(), root, "/inside").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	proof.Golden(t, "testdata/want.txt", string(out))
}

// endregion

// A container is a process of the host: it has a number here, too.
func TestOutside(t *testing.T) {
	box.Need(t)
	cmd := box.Command(t.Context(), "", "/bin/cat")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	id := cmd.Process.Pid
	inside := namespace(t, strconv.Itoa(id))
	outside := namespace(t, "self")
	if inside == outside || !strings.HasPrefix(inside, "pid:[") {
		t.Errorf("process %d in %s, the test in %s", id, inside, outside)
	}
	status, err := os.ReadFile("/proc/" + strconv.Itoa(id) + "/status")
	if err != nil {
		t.Fatal(err)
	}
	numbers := "NSpid:\t" + strconv.Itoa(id) + "\t1\n"
	if !strings.Contains(string(status), numbers) {
		t.Errorf("want %q in\n%s", numbers, status)
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
}

func namespace(t *testing.T, process string) string {
	t.Helper()
	name, err := os.Readlink("/proc/" + process + "/ns/pid_for_children")
	if err != nil {
		t.Fatal(err)
	}
	return name
}
