// Package kill kills every service at every step and counts what has
// become of the orders.
package kill_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/3-middle/queues-retry-dlq/inbox"
	"route500k/content/4-senior-ready/outbox/outbox"
	"route500k/content/internal/proof"
)

type step struct{ role, stop string }

func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program and kills it: left out by -short")
	}
	b, main := lab.New(t), postgres.Pool(t)
	program := filepath.Join(t.TempDir(), "pipeline")
	proof.Pass(t, "pipeline", "go", "build", "-o", program, ".")
	steps := []step{
		{"nobody", ""},
		{"writer", "before COMMIT"},
		{"writer", "after COMMIT"},
		{"relay", "rows are locked"},
		{"relay", "2 of 3 are published"},
		{"relay", "all are confirmed"},
		{"relay", "before COMMIT"},
		{"relay", "after COMMIT"},
		{"consumer", "before COMMIT"},
		{"consumer", "after COMMIT"},
	}
	lines := make([]string, len(steps))
	var wg sync.WaitGroup
	places := make(chan struct{}, 3) // as many at once
	for i, s := range steps {
		pool := schema(t, main, fmt.Sprint("kill", i))
		wg.Go(func() {
			places <- struct{}{}
			defer func() { <-places }()
			lines[i] = tell(t, b, pool, program, i, s)
		})
	}
	wg.Wait()
	head := fmt.Sprintf("%-10s%-22s%7s%9s%9s%6s\n",
		"killed", "when", "orders", "charged", "repeats", "left")
	proof.Golden(t, "testdata/want.txt", head+strings.Join(lines, ""))
}

// schema is a corner of the database: ten databases would take longer.
func schema(
	t *testing.T, main *pgxpool.Pool, name string,
) *pgxpool.Pool {
	t.Helper()
	postgres.Exec(t, main, "CREATE SCHEMA "+name)
	cfg, err := pgxpool.ParseConfig(
		main.Config().ConnString() + "&search_path=" + name)
	if err != nil {
		t.Fatal(err)
	}
	return postgres.Open(t, cfg)
}

// tell runs the three services one after another, one of them twice.
func tell(
	t *testing.T, b *lab.Bench, pool *pgxpool.Pool, program string, i int,
	killed step,
) string {
	for _, sql := range []string{outbox.Schema, inbox.Schema,
		`INSERT INTO account VALUES (1, 1000)`} {
		if _, err := pool.Exec(t.Context(), sql); err != nil {
			t.Error(err)
			return ""
		}
	}
	queue := b.Queue(fmt.Sprint("billing", i), nil)
	const exchange = "amq.topic" // every broker has it
	key := fmt.Sprint(b.Prefix, i)
	if _, err := pool.Exec(t.Context(), fmt.Sprintf(
		`CREATE FUNCTION own_key() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN NEW.type := '%s'; RETURN NEW; END $$;
		CREATE TRIGGER own_key BEFORE INSERT ON outbox
		FOR EACH ROW EXECUTE FUNCTION own_key()`, key)); err != nil {
		t.Error(err)
		return ""
	}
	err := b.Channel().QueueBind(queue, key, exchange, false, nil)
	if err != nil {
		t.Error(err)
		return ""
	}
	env := append(os.Environ(), "QUEUE="+queue, "EXCHANGE="+exchange,
		"AMQP_URL="+b.Address,
		"DATABASE_URL="+pool.Config().ConnString())
	repeats := 0
	for _, role := range []string{"writer", "relay", "consumer"} {
		env := append(env, "ROLE="+role)
		if role == killed.role {
			repeats += run(t, program, append(env, "STOP="+killed.stop))
		}
		repeats += run(t, program, append(env, "STOP="))
	}
	var orders, charged, left int
	err = pool.QueryRow(t.Context(), `
		SELECT (SELECT count(*) FROM orders),
			(SELECT (1000 - balance) / 100 FROM account),
			(SELECT count(*) FROM outbox)`).Scan(&orders, &charged, &left)
	if err != nil {
		t.Error(err)
	}
	return fmt.Sprintf("%-10s%-22s%7d%9d%9d%6d\n", killed.role,
		killed.stop, orders, charged, repeats,
		left+b.Left(queue, 0))
}

// run waits for the end of the program, or for its stop, and kills it.
func run(t *testing.T, program string, env []string) (repeats int) {
	cmd := exec.Command(program)
	cmd.Env = env
	cmd.Stderr = os.Stderr
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Error(err)
		return 0
	}
	if err := cmd.Start(); err != nil {
		t.Error(err)
		return 0
	}
	guard := time.AfterFunc(30*time.Second, func() {
		_ = cmd.Process.Kill() // it hangs
	})
	defer guard.Stop()
	stopped := false
	lines := bufio.NewScanner(pipe)
	for lines.Scan() {
		switch lines.Text() {
		case "repeat":
			repeats++
		case "stopped":
			stopped = true
			_ = cmd.Process.Kill() // SIGKILL
		}
	}
	if err := cmd.Wait(); err != nil && !stopped {
		t.Errorf("%s: %v", program, err)
	}
	return repeats
}
