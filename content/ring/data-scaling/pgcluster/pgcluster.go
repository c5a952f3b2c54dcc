//go:build unix

// Package pgcluster starts a PostgreSQL primary and its streaming replica
// for one test: two processes that listen only at sockets in a temporary
// folder, so that neither ports nor names can collide. Nothing is left of
// them when the test ends.
package pgcluster

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/internal/servers"
)

// Slot is the replication slot through which the replica reads.
const Slot = "replica"

const patience = 20 * time.Second

// What the tests need beyond the defaults, and fsync=off: on a crash of
// this machine nobody will miss these servers.
const settings = `
listen_addresses = ''
fsync = off
shared_buffers = 16MB
max_connections = 30
wal_level = logical
wal_log_hints = on # for pg_rewind
max_prepared_transactions = 10
wal_retrieve_retry_interval = 100ms
autovacuum = off
`

// Node is one server of the cluster.
type Node struct {
	Dir string // the socket, the data and the log

	cluster *cluster
	process *exec.Cmd
}

type cluster struct {
	bin string // the folder of initdb
	dir string // of all nodes
	as  *syscall.SysProcAttr
}

// Start creates a primary and starts it, copies it and starts the copy as
// its asynchronous replica.
func Start(t testing.TB) (primary, replica *Node) {
	t.Helper()
	c := newCluster(t)
	primary, replica = c.node(t, "a"), c.node(t, "b")
	primary.Run(t, "initdb", "-D", primary.data(), "-U", "postgres",
		"--auth=trust", "--no-sync", "--locale=C", "--encoding=UTF8",
		"--wal-segsize=1")
	conf := filepath.Join(primary.data(), "postgresql.conf")
	file, err := os.OpenFile(conf, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = file.WriteString(settings)
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	primary.Start(t)
	primary.Run(t, "pg_basebackup", "-D", replica.data(),
		"-d", primary.DSN("postgres")+" application_name=replica",
		"--checkpoint=fast", "--no-sync", "--wal-method=stream",
		"--create-slot", "--slot="+Slot, "--write-recovery-conf")
	replica.Start(t)
	return primary, replica
}

// newCluster makes a folder for servers. The test ends if there are none.
func newCluster(t testing.TB) *cluster {
	t.Helper()
	bin := binaries()
	if bin == "" {
		leaveOut(t, "no initdb here, install the server of PostgreSQL")
	}
	dir, err := os.MkdirTemp("", "pg") // a socket's path must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	c := &cluster{bin: bin, dir: dir, as: &syscall.SysProcAttr{}}
	dieWithParent(c.as)
	if os.Getuid() == 0 { // PostgreSQL refuses to run as root
		c.as.Credential = postgresUser(t)
		c.own(t, dir)
	}
	return c
}

func (c *cluster) node(t testing.TB, name string) *Node {
	t.Helper()
	n := &Node{Dir: filepath.Join(c.dir, name), cluster: c}
	if err := os.Mkdir(n.Dir, 0o700); err != nil {
		t.Fatal(err)
	}
	c.own(t, n.Dir)
	return n
}

// own gives a folder to the user of the servers.
func (c *cluster) own(t testing.TB, dir string) {
	t.Helper()
	if who := c.as.Credential; who != nil {
		if err := os.Chown(dir, int(who.Uid), int(who.Gid)); err != nil {
			t.Fatal(err)
		}
	}
}

// Run runs a program of PostgreSQL and returns what it printed.
func (n *Node) Run(t testing.TB, program string, args ...string) string {
	t.Helper()
	cmd := n.command(program, args...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

func (n *Node) command(program string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(n.cluster.bin, program), args...)
	cmd.Dir, cmd.SysProcAttr = n.Dir, n.cluster.as
	return cmd
}

// Start starts the server and waits until it answers.
func (n *Node) Start(t testing.TB) {
	t.Helper()
	log, err := os.OpenFile(n.logFile(),
		os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = log.Close() }() // the server has its own
	cmd := n.command("postgres", "-D", n.data(), "-k", n.Dir)
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	n.process = cmd
	t.Cleanup(func() { n.end(syscall.SIGQUIT) })
	deadline := time.Now().Add(patience)
	for {
		conn, err := pgx.Connect(t.Context(), n.DSN("postgres"))
		if err == nil {
			_ = conn.Close(t.Context())
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%v\n%s", err, n.Log(t))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// Kill is the sudden death of the server: nothing is written or sent.
func (n *Node) Kill() { n.end(syscall.SIGQUIT) }

// Shut stops the server in order.
func (n *Node) Shut() { n.end(syscall.SIGINT) }

func (n *Node) end(how syscall.Signal) {
	if n.process == nil {
		return
	}
	_ = n.process.Process.Signal(how)
	_ = n.process.Wait()
	n.process = nil
}

// DSN tells how to connect to a database of the node.
func (n *Node) DSN(database string) string {
	return fmt.Sprintf("host=%s user=postgres dbname=%s", n.Dir, database)
}

// Pool opens connections to a database of the node.
func (n *Node) Pool(t testing.TB, database string) *pgxpool.Pool {
	t.Helper()
	pool, err := pgxpool.New(t.Context(), n.DSN(database))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	return pool
}

// Conn opens one connection to a database of the node.
func (n *Node) Conn(t testing.TB, database string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), n.DSN(database))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

// Log is what the server has said so far.
func (n *Node) Log(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile(n.logFile())
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Data is the folder of the node's files.
func (n *Node) data() string { return filepath.Join(n.Dir, "data") }

func (n *Node) logFile() string { return filepath.Join(n.Dir, "log") }

// Rewind makes this stopped node a replica of another: what the other has
// never had is thrown away.
func (n *Node) Rewind(t testing.TB, source *Node) string {
	t.Helper()
	return n.Run(t, "pg_rewind", "--no-sync", "--write-recovery-conf",
		"--target-pgdata="+n.data(),
		"--source-server="+source.DSN("postgres"))
}

// Until waits for a query to give true.
func (n *Node) Until(t testing.TB, pool *pgxpool.Pool, sql string,
	args ...any,
) {
	t.Helper()
	deadline := time.Now().Add(patience)
	for {
		var done bool
		err := pool.QueryRow(t.Context(), sql, args...).Scan(&done)
		if err == nil && done {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("not in %v: %s %v, %v\n%s", patience, sql, args, err,
				n.Log(t))
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// binaries is the folder of initdb, wherever the system keeps it.
func binaries() string {
	var folders []string
	if out, err := exec.Command("pg_config", "--bindir").Output(); err ==
		nil {
		folders = append(folders, strings.TrimSpace(string(out)))
	}
	if path, err := exec.LookPath("initdb"); err == nil {
		folders = append(folders, filepath.Dir(path))
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	for _, dir := range append(folders, found...) {
		if _, err := os.Stat(filepath.Join(dir, "initdb")); err == nil {
			return dir
		}
	}
	return ""
}

func postgresUser(t testing.TB) *syscall.Credential {
	t.Helper()
	postgres, err := user.Lookup("postgres")
	if err != nil {
		leaveOut(t, "we are root, and there is no user postgres")
	}
	uid, err := strconv.ParseUint(postgres.Uid, 10, 32)
	if err != nil {
		t.Fatal(err)
	}
	gid, err := strconv.ParseUint(postgres.Gid, 10, 32)
	if err != nil {
		t.Fatal(err)
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}

func leaveOut(t testing.TB, why string) {
	t.Helper()
	if os.Getenv(servers.Require) == "1" {
		t.Fatalf("a cluster of PostgreSQL: %s (%s=1)", why, servers.Require)
	}
	t.Skipf("a cluster of PostgreSQL is left out: %s", why)
}
