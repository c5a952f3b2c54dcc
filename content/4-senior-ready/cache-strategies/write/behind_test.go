package write_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/redis/go-redis/v9"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/4-senior-ready/cache-strategies/write"
	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

// The process dies in a flush, and another one takes over.
func TestCrash(t *testing.T) {
	t.Parallel()
	address, prefix := servers.Redis(t)
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, write.Views)
	ctx := t.Context()
	var out strings.Builder
	fmt.Fprintf(&out, "%-27s%-26s%9s\n",
		"60 views, flush; 40 views", "the process dies", "counted")
	add := func(b *write.Buffer, n int) {
		for i := range n {
			if err := b.Add(ctx, strconv.Itoa(i%7)); err != nil {
				t.Fatal(err)
			}
		}
	}
	line := func(where, when string) {
		var n int
		err := pool.QueryRow(ctx, `SELECT sum(n) FROM views`).Scan(&n)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%-27s%-26s%9d\n", where, when, n)
		postgres.Exec(t, pool, `TRUNCATE views, batch`)
	}

	var m write.Memory
	for i := range 60 {
		m.Add(strconv.Itoa(i % 7))
	}
	if err := m.Flush(ctx, pool); err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		m.Add(strconv.Itoa(i % 7))
	}
	m = write.Memory{} // SIGKILL
	line("buffer in the process", "before the flush")

	for i, c := range []struct {
		where, when string
		flush       func(*write.Buffer, context.Context) error
		die         *dies
	}{
		{"buffer in Redis", "before the flush",
			(*write.Buffer).Flush, nil},
		{"buffer in Redis", "after RENAME",
			(*write.Buffer).Flush, &dies{sql: "begin"}},
		{"buffer in Redis", "after COMMIT, before DEL",
			(*write.Buffer).Flush, &dies{command: "del"}},
		{"the same without an id", "after COMMIT, before DEL",
			(*write.Buffer).Careless, &dies{command: "del"}},
	} {
		honest := &write.Buffer{RDB: lab.Dial(t, address), Pool: pool,
			Prefix: fmt.Sprint(prefix, i, ":")}
		add(honest, 60)
		if err := c.flush(honest, ctx); err != nil {
			t.Fatal(err)
		}
		add(honest, 40)
		if c.die != nil {
			rdb := lab.Dial(t, address)
			rdb.AddHook(c.die)
			cfg := pool.Config()
			cfg.ConnConfig.Tracer = c.die
			dying := &write.Buffer{RDB: rdb, Pool: open(t, cfg),
				Prefix: honest.Prefix}
			err := c.flush(dying, ctx)
			if !errors.Is(err, errDied) && !errors.Is(err,
				context.Canceled) {
				t.Fatalf("%s: lives on: %v", c.when, err)
			}
		}
		if err := c.flush(honest, ctx); err != nil {
			t.Fatal(err)
		}
		line(c.where, c.when)
	}
	proof.Golden(t, "testdata/behind.txt", out.String())
}

func open(t *testing.T, cfg *pgxpool.Config) *pgxpool.Pool {
	t.Helper()
	return postgres.Open(t, cfg)
}

var errDied = errors.New("killed")

// dies stops a process at an SQL statement or at a command of Redis.
type dies struct{ sql, command string }

func (d *dies) TraceQueryStart(
	ctx context.Context, _ *pgx.Conn, query pgx.TraceQueryStartData,
) context.Context {
	if d.sql != "" && query.SQL == d.sql {
		ctx, cancel := context.WithCancel(ctx)
		cancel()
		return ctx
	}
	return ctx
}

func (*dies) TraceQueryEnd(
	context.Context, *pgx.Conn, pgx.TraceQueryEndData,
) {
}

func (*dies) DialHook(next redis.DialHook) redis.DialHook {
	return func(ctx context.Context, network, addr string) (
		net.Conn, error,
	) {
		return next(ctx, network, addr)
	}
}

func (d *dies) ProcessHook(next redis.ProcessHook) redis.ProcessHook {
	return func(ctx context.Context, cmd redis.Cmder) error {
		if d.command != "" && cmd.Name() == d.command {
			return errDied
		}
		return next(ctx, cmd)
	}
}

func (*dies) ProcessPipelineHook(
	next redis.ProcessPipelineHook,
) redis.ProcessPipelineHook {
	return next
}
