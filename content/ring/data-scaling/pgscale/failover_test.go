//go:build unix

package pgscale_test

import (
	"strings"
	"testing"
	"time"

	"route500k/content/ring/data-scaling/pgscale"
)

// The primary dies with what it has confirmed and not sent, and comes back.
func tryFailover(t *testing.T, b *bench) {
	s := &scene{t: t}
	hosts := strings.Join([]string{b.primary.Dir, b.replica.Dir}, ",")
	service, err := pgscale.Connect(t.Context(), hosts, "postgres")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(service.Close)
	b.exec(t, b.a, `CREATE TABLE sale (
		id bigint GENERATED ALWAYS AS IDENTITY, body text)`)
	b.exec(t, b.a,
		`SELECT pg_create_logical_replication_slot('cdc', 'pgoutput')`)
	insert := func(body string) string {
		return "INSERT INTO sale (body) VALUES ('" + body +
			"') RETURNING id"
	}
	s.say("a", service, insert("mug"))
	b.exec(t, b.a, `BEGIN; LOCK TABLE orders IN SHARE MODE;
		PREPARE TRANSACTION 'in-doubt'`)
	b.caughtUp(t)
	b.cut(t)
	s.note("from here on the network takes nothing to b")
	s.say("a", service, insert("cup"))
	s.say("a", service, insert("jug"))
	lost := value[string](t, b.a,
		`SELECT pg_current_wal_insert_lsn()::text`)
	s.note("the clients have their answers; a dies, b is promoted")
	b.primary.Kill()
	s.say("b", b.b, "SELECT pg_promote()")
	s.say("b", b.b, "SELECT id, body FROM sale")
	s.say("b", b.b, "SELECT gid FROM pg_prepared_xacts")
	s.say("b", b.b, `SELECT mode FROM pg_locks
WHERE relation = 'orders'::regclass`)
	s.say("b", b.b, "SELECT count(*) FROM pg_replication_slots")
	s.note("the pool of the service finds b by itself")
	for range 1000 { // what was open to a is of no use any more
		if _, err = service.Exec(t.Context(), "SELECT"); err == nil {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if err != nil {
		t.Fatal(err)
	}
	s.say("b", service, insert("pot"))
	s.golden("failover.txt")

	// The position of a commit that is lost keeps nobody from reading.
	d := pgscale.Databases{Primary: service, Replica: b.b,
		Patience: time.Second}
	if d.For(t.Context(), lost) != b.b {
		t.Error("a promoted replica must not be waited for")
	}

	s = &scene{t: t}
	b.primary.Start(t)
	b.a.Reset() // its connections are to the dead
	service.Reset()
	s.note("a starts again; new connections of the same service")
	s.say("a", service, insert("pan"))
	s.say("a", b.a, "SELECT id, body FROM sale WHERE id > 3")
	s.say("b", b.b, "SELECT id, body FROM sale WHERE id > 3")
	b.exec(t, b.b, "CHECKPOINT")
	const timeline = "SELECT timeline_id FROM pg_control_checkpoint()"
	s.say("a", b.a, timeline)
	s.say("b", b.b, timeline)

	b.exec(t, b.b, `SELECT pg_create_physical_replication_slot('replica')`)
	b.primary.Shut()
	b.primary.Rewind(t, b.replica)
	b.primary.Start(t)
	b.a.Reset() // its connections are to the dead
	s.note("a is stopped, goes through pg_rewind and follows b")
	b.replica.Until(t, b.b,
		`SELECT count(*) = 1 FROM pg_stat_replication
		WHERE state = 'streaming' AND replay_lsn = sent_lsn`)
	s.say("a", b.a, "SELECT id, body FROM sale ORDER BY id")
	s.golden("splitbrain.txt")
}
