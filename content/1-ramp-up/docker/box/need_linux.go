package box

import (
	"context"
	"os/exec"
	"path/filepath"
	"testing"
)

// Need skips the test where the kernel gives no namespaces to this user,
// as on Ubuntu since 24.04 unless AppArmor is told otherwise.
func Need(t testing.TB) {
	t.Helper()
	if err := Permitted(t.Context()); err != nil {
		t.Skipf("namespaces left out: %v", err)
	}
}

// Permitted tells why Command does not work here, if it does not.
func Permitted(ctx context.Context) error {
	path, err := exec.LookPath("true")
	if err != nil {
		return err
	}
	return Command(ctx, "", path).Run()
}

// Root returns a folder that has nothing but the program in dir, built
// without cgo, under the name given: the file system of an image made
// "FROM scratch".
func Root(t testing.TB, dir, name string, flags ...string) string {
	t.Helper()
	root := t.TempDir()
	args := append([]string{
		"build", "-trimpath", "-o", filepath.Join(root, name),
	}, flags...)
	cmd := exec.CommandContext(t.Context(), "go", append(args, ".")...)
	cmd.Dir = dir
	cmd.Env = append(cmd.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build %s: %v\n%s", dir, err, out)
	}
	return root
}
