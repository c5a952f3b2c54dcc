//go:build unix

// Package cdc reads events out of the log of PostgreSQL. That needs
// wal_level=logical, so the test starts a server of its own.
package cdc_test

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"route500k/content/internal/proof"
)

//go:embed schema.sql
var schema string

func TestLog(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a server: left out by -short")
	}
	conn := server(t)
	if _, err := conn.Exec(t.Context(), schema); err != nil {
		t.Fatal(err)
	}
	var left int
	err := conn.QueryRow(t.Context(),
		`SELECT count(*) FROM outbox`).Scan(&left)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := conn.Query(t.Context(), `
		SELECT data FROM pg_logical_slot_get_changes('relay', NULL, NULL)`)
	if err != nil {
		t.Fatal(err)
	}
	changes, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	text := regexp.MustCompile(`(BEGIN|COMMIT) \d+`).ReplaceAllString(
		strings.Join(changes, "\n"), "$1")
	text = fmt.Sprintf("rows in the table: %d\n%s\n", left, text)
	proof.Golden(t, "testdata/want.txt", proof.Fold(text, proof.Width))
}

// server starts PostgreSQL with a socket in a folder of the test.
func server(t *testing.T) *pgx.Conn {
	t.Helper()
	bin := binaries()
	if bin == "" {
		t.Skip("left out: no initdb here, install the server of PostgreSQL")
	}
	dir, err := os.MkdirTemp("", "pg") // a socket's path must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	as := owner(t, dir)
	data := filepath.Join(dir, "data")
	initdb := exec.Command(filepath.Join(bin, "initdb"), "-D", data,
		"-U", "postgres", "--auth=trust", "--no-sync", "--locale=C")
	initdb.Dir, initdb.SysProcAttr = dir, as
	if out, err := initdb.CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v\n%s", err, out)
	}
	postgres := exec.Command(filepath.Join(bin, "postgres"), "-D", data,
		"-k", dir, "-c", "listen_addresses=", "-c", "fsync=off",
		"-c", "wal_level=logical")
	postgres.Dir, postgres.SysProcAttr = dir, as
	if err := postgres.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = postgres.Process.Signal(syscall.SIGQUIT) // at once
		_ = postgres.Wait()
	})
	for range 100 {
		conn, err := pgx.Connect(t.Context(),
			"host="+dir+" user=postgres dbname=postgres")
		if err == nil {
			t.Cleanup(func() { _ = conn.Close(context.Background()) })
			return conn
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("the server does not answer")
	return nil
}

// binaries is the folder of initdb, wherever the system keeps it.
func binaries() string {
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path)
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		return ""
	}
	return filepath.Dir(found[len(found)-1])
}

// owner gives the folder to somebody who is not root: PostgreSQL refuses
// to run as root.
func owner(t *testing.T, dir string) *syscall.SysProcAttr {
	t.Helper()
	if os.Getuid() != 0 {
		return nil
	}
	postgres, err := user.Lookup("postgres")
	if err != nil {
		t.Skip("left out: we are root, and there is no user postgres")
	}
	uid, _ := strconv.Atoi(postgres.Uid)
	gid, _ := strconv.Atoi(postgres.Gid)
	if err := os.Chown(dir, uid, gid); err != nil {
		t.Fatal(err)
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{
		Uid: uint32(uid), Gid: uint32(gid)}}
}
