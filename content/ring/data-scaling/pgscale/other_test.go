//go:build unix

package pgscale_test

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

//go:embed partitions.sql
var partitions string

//go:embed pruning.sql
var pruning string

// Which partitions a query reads.
func tryPartitions(t *testing.T, b *bench) {
	s := &scene{t: t}
	b.exec(t, b.a, partitions)
	for i, sql := range strings.Split(strings.TrimSpace(pruning), ";\n\n") {
		if i > 0 {
			s.text.WriteByte('\n')
		}
		s.say("", b.a, strings.TrimSuffix(sql, ";"))
	}
	s.golden("pruning.txt")
}

// One table goes into another database of another shape.
func tryLogical(t *testing.T, b *bench) {
	s := &scene{t: t}
	b.exec(t, b.a, `CREATE DATABASE shop`)
	b.exec(t, b.a, `CREATE DATABASE search`)
	shop, search := b.primary.Pool(t, "shop"), b.primary.Pool(t, "search")

	b.exec(t, shop, `CREATE TABLE customer (id bigint PRIMARY KEY)`)
	s.say("shop", shop,
		"CREATE TABLE product (id bigint PRIMARY KEY, name text)")
	s.say("shop", shop, "INSERT INTO product VALUES (1, 'red mugs')")
	s.say("shop", shop, "CREATE PUBLICATION goods FOR TABLE product")
	// Both databases are of one server: the slot must be made apart.
	b.exec(t, shop,
		`SELECT pg_create_logical_replication_slot('goods', 'pgoutput')`)
	s.say("search", search, `CREATE TABLE product (
id bigint PRIMARY KEY, name text, words tsvector
GENERATED ALWAYS AS (to_tsvector('english', name)) STORED)`)
	b.exec(t, search, fmt.Sprintf(`CREATE SUBSCRIPTION goods
		CONNECTION '%s' PUBLICATION goods WITH (create_slot = false)`,
		b.primary.DSN("shop")))
	fmt.Fprintln(&s.text,
		"search> CREATE SUBSCRIPTION goods CONNECTION … PUBLICATION goods")
	b.primary.Until(t, search, `SELECT srsubstate = 'r'
		FROM pg_subscription_rel`)
	s.say("shop", shop, "INSERT INTO product VALUES (2, 'blue cups')")
	b.primary.Until(t, search, `SELECT count(*) = 2 FROM product`)
	s.say("search", search, "SELECT * FROM product ORDER BY id")

	s.golden("logical.txt")

	s = &scene{t: t}
	s.say("search", search, "INSERT INTO product VALUES (3, 'own')")
	s.say("shop", shop, "INSERT INTO product VALUES (3, 'plates')")
	s.say("shop", shop, "INSERT INTO product VALUES (4, 'spoons')")
	s.stuck(b, search, "product_pkey")
	s.say("search", search, "SELECT max(id) FROM product")
	s.say("search", search, "DELETE FROM product WHERE id = 3")
	b.primary.Until(t, search, `SELECT count(*) = 4 FROM product`)
	s.say("search", search, "SELECT max(id) FROM product")

	s.golden("stuck.txt")

	s = &scene{t: t}
	s.say("shop", shop, "ALTER TABLE product ADD price int")
	s.say("shop", shop, "INSERT INTO product VALUES (5, 'forks', 10)")
	s.stuck(b, search, "missing")
	s.say("search", search, "ALTER TABLE product ADD price int")
	b.primary.Until(t, search, `SELECT count(*) = 5 FROM product`)
	s.say("search", search, "SELECT id, price FROM product WHERE id = 5")
	b.exec(t, search, `DROP SUBSCRIPTION goods`)
	s.golden("ddl.txt")
}

// Half of the slots of a shard move to another, and nobody waits.
func tryMove(t *testing.T, b *bench) {
	s := &scene{t: t}
	b.exec(t, b.a, `CREATE DATABASE shard1`)
	b.exec(t, b.a, `CREATE DATABASE shard2`)
	one, two := b.primary.Pool(t, "shard1"), b.primary.Pool(t, "shard2")
	const table = `CREATE TABLE item (slot int, id bigint, body text,
PRIMARY KEY (slot, id))`
	b.exec(t, one, table)
	b.exec(t, two, table)
	arrived := func() {
		t.Helper()
		b.primary.Until(t, b.a, `SELECT confirmed_flush_lsn >= $1::pg_lsn
			FROM pg_replication_slots WHERE slot_name = 'move'`,
			value[string](t, b.a,
				`SELECT pg_current_wal_insert_lsn()::text`))
	}

	s.say("shard1", one, `INSERT INTO item VALUES (6, 1, 'stays'),
(7, 2, 'moves'), (8, 3, 'moves')`)
	s.say("shard1", one, `CREATE PUBLICATION move
FOR TABLE item WHERE (slot IN (7, 8))`)
	b.exec(t, one,
		`SELECT pg_create_logical_replication_slot('move', 'pgoutput')`)
	b.exec(t, two, fmt.Sprintf(`CREATE SUBSCRIPTION move
		CONNECTION '%s' PUBLICATION move WITH (create_slot = false)`,
		b.primary.DSN("shard1")))
	fmt.Fprintln(&s.text,
		"shard2> CREATE SUBSCRIPTION move CONNECTION … PUBLICATION move")
	b.primary.Until(t, two, `SELECT srsubstate = 'r'
		FROM pg_subscription_rel`)
	s.say("shard1", one, `INSERT INTO item VALUES (7, 4, 'meanwhile')`)
	arrived()
	s.note("writes to 7 and 8 stop, what was written has arrived,")
	s.note("the directory sends 7 and 8 to shard2, writes go on")
	s.say("shard2", two, `INSERT INTO item VALUES (7, 5, 'after')`)
	s.say("shard2", two, `SELECT slot, id, body FROM item ORDER BY id`)
	s.golden("move.txt")

	s = &scene{t: t}
	s.note("the old rows are removed while the subscription lives")
	s.say("shard1", one, `DELETE FROM item WHERE slot = 8`)
	arrived()
	s.say("shard2", two, `SELECT count(*) FROM item WHERE slot = 8`)
	s.note("the right order")
	s.say("shard2", two, `DROP SUBSCRIPTION move`)
	s.say("shard1", one, `DELETE FROM item WHERE slot = 7`)
	s.say("shard2", two, `SELECT count(*) FROM item WHERE slot = 7`)
	s.golden("clean.txt")
}

// stuck waits until the subscriber has failed with an error that has the
// word in it, and writes the error down.
func (s *scene) stuck(b *bench, search *pgxpool.Pool, word string) {
	s.t.Helper()
	b.primary.Until(s.t, search, `SELECT apply_error_count > 0
		FROM pg_stat_subscription_stats`)
	for range 1000 {
		for line := range strings.Lines(b.primary.Log(s.t)) {
			_, text, found := strings.Cut(line, "ERROR:  ")
			if found && strings.Contains(text, word) {
				s.note("the log of search, again and again:")
				fmt.Fprintf(&s.text, "  ERROR: %s", text)
				return
			}
		}
		time.Sleep(10 * time.Millisecond)
	}
	s.t.Fatal(b.primary.Log(s.t))
}
