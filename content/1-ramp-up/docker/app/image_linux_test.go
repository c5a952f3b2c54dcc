package app

import (
	"debug/buildinfo"
	"debug/elf"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"

	"route500k/content/1-ramp-up/docker/box"
	"route500k/content/1-ramp-up/docker/lint"
	"route500k/content/internal/servers"
)

const secret = "run/secrets/db_password"

// image makes the file system of the image: it executes the RUN with "go
// build" of the Dockerfile on the files of the context.
func image(t *testing.T) string {
	t.Helper()
	root, from := t.TempDir(), t.TempDir()
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile("../../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(from, name), text,
			0o644); err != nil {
			t.Fatal(err)
		}
	}
	err := os.CopyFS(filepath.Join(from, "cmd"), os.DirFS("cmd"))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "sh", "-c",
		strings.ReplaceAll(buildLine(t), "/out/", root+"/"))
	cmd.Dir = from
	cmd.Env = append(cmd.Environ(),
		"TARGETOS=linux", "TARGETARCH="+runtime.GOARCH, "VERSION=test")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return root
}

func buildLine(t *testing.T) string {
	t.Helper()
	file, err := os.Open("Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	stages, err := lint.Stages(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range stages[0].Commands {
		run, ok := command.(*instructions.RunCommand)
		if ok && strings.Contains(run.CmdLine[0], "go build") {
			return run.CmdLine[0]
		}
	}
	t.Fatal("no RUN with go build")
	return ""
}

func TestBinary(t *testing.T) {
	name := filepath.Join(image(t), "service")
	// A scanner finds the modules in the binary, stripped as it is.
	info, err := buildinfo.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(info.Deps, func(m *debug.Module) bool {
		return m.Path == "github.com/jackc/pgx/v5"
	}) {
		t.Errorf("no list of modules in the binary: %v", info.Deps)
	}
	file, err := elf.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if slices.ContainsFunc(file.Progs, func(p *elf.Prog) bool {
		return p.Type == elf.PT_INTERP
	}) {
		t.Error("the binary is linked dynamically: scratch has no loader")
	}
	if file.Section(".debug_info") != nil {
		t.Error("the binary carries debug information")
	}
}

// TestContainer starts the binary in the image's file system with the
// environment of compose.yaml, waits for its health check and stops it.
func TestContainer(t *testing.T) {
	database := servers.Postgres(t)
	root := image(t)
	err := os.MkdirAll(filepath.Dir(filepath.Join(root, secret)), 0o755)
	if err != nil {
		t.Fatal(err)
	}
	err = os.WriteFile(filepath.Join(root, secret), []byte("qwerty\n"), 0o444)
	if err != nil {
		t.Fatal(err)
	}
	env := environment(t, database)

	health := func() error {
		cmd := container(t, root, env, "health")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Logf("%s", out)
		}
		return err
	}
	if health() == nil {
		t.Fatal("healthy before it runs")
	}
	service := container(t, root, env)
	service.Stdout, service.Stderr = os.Stdout, os.Stderr
	if err := service.Start(); err != nil {
		t.Fatal(err)
	}
	deadline := time.Now().Add(20 * time.Second)
	for health() != nil {
		if time.Now().After(deadline) {
			t.Fatal("not healthy in 20 s")
		}
		time.Sleep(200 * time.Millisecond)
	}
	if err := service.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := service.Wait(); err != nil {
		t.Errorf("stopped with %v", err)
	}
}

// environment is that of the service api, with addresses of this machine.
func environment(t *testing.T, database string) (env []string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	env = append(env, "LISTEN="+listener.Addr().String())
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	for name, value := range compose(t).Services["api"].Environment {
		if name == "DATABASE_URL" {
			at, err := url.Parse(*value)
			if err != nil || at.Host != "db:5432" {
				t.Fatalf("DATABASE_URL %s: %v", *value, err)
			}
			value = &database
		}
		env = append(env, name+"="+*value)
	}
	return env
}

// container runs the binary in the file system, on the network of the host;
// as a plain process where the kernel gives no namespaces.
func container(
	t *testing.T, root string, env []string, args ...string,
) *exec.Cmd {
	t.Helper()
	cmd := box.Command(t.Context(), root, "/service", args...)
	cmd.SysProcAttr.Cloneflags &^= syscall.CLONE_NEWNET
	if box.Permitted(t.Context()) != nil {
		cmd = exec.CommandContext(t.Context(),
			filepath.Join(root, "service"), args...)
		env = append(env, "DATABASE_PASSWORD_FILE="+
			filepath.Join(root, secret))
	}
	cmd.Env = env
	return cmd
}
