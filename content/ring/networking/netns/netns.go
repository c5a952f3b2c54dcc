//go:build linux

// Package netns runs a test in a network of its own, for which no root is
// needed: there a test may listen on port 53, have an /etc/resolv.conf of
// its own, and see, delay or lose packets of the real TCP.
package netns

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

const (
	inside = "NETNS_INSIDE"
	config = "NETNS_RESOLV_CONF"
)

// Inside reports whether this process is one that Run has started.
func Inside() bool {
	return os.Getenv(inside) != ""
}

// Run runs the calling test once more, in namespaces of its own, where
// Inside is true and Enter must be called first. The text resolv becomes
// /etc/resolv.conf there. The test is skipped where the system allows no
// such namespaces.
func Run(t *testing.T, resolv string, env ...string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "resolv.conf")
	if err := os.WriteFile(file, []byte(resolv), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0],
		"-test.run=^"+t.Name()+"$", "-test.v", "-test.timeout=1m")
	cmd.Env = append(append(os.Environ(), env...),
		inside+"=1", config+"="+file,
		"GORACE=atexit_sleep_ms=0") // else a second is lost at the end
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags: unix.CLONE_NEWUSER | unix.CLONE_NEWNET |
			unix.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{
			{HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{
			{HostID: os.Getgid(), Size: 1}},
	}
	out, err := cmd.CombinedOutput()
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		t.Fatalf("inside: %v\n%s", err, out)
	} else if err != nil {
		t.Skipf("no namespaces here: %v", err)
	}
	if bytes.Contains(out, []byte("--- SKIP")) {
		t.Skipf("%s", out)
	}
	t.Logf("%s", out)
}

// Enter finishes the new network: loopback is up, names are asked where
// the text given to Run says.
func Enter(t *testing.T) {
	t.Helper()
	up(t, "lo")
	// Without this the mount would be seen outside.
	err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, "")
	if err == nil {
		err = unix.Mount(os.Getenv(config), "/etc/resolv.conf", "",
			unix.MS_BIND, "")
	}
	permitted(t, err)
}

// permitted skips the test if the system has given a new namespace, but no
// rights in it.
func permitted(t *testing.T, err error) {
	t.Helper()
	if errors.Is(err, unix.EPERM) || errors.Is(err, unix.EACCES) {
		t.Skip("no rights in a namespace of one's own:", err)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func up(t *testing.T, device string) {
	t.Helper()
	ifr, err := unix.NewIfreq(device)
	if err != nil {
		t.Fatal(err)
	}
	ifr.SetUint16(unix.IFF_UP | unix.IFF_RUNNING)
	control(t, unix.SIOCSIFFLAGS, ifr)
}

// control asks the kernel through a socket made for that.
func control(t *testing.T, request uint, ifr *unix.Ifreq) {
	t.Helper()
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(fd)
	permitted(t, unix.IoctlIfreq(fd, request, ifr))
}
