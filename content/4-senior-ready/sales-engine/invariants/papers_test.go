package invariants

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"route500k/content/internal/briefs"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

var papers = map[string]func(*testing.T, *pgxpool.Pool){
	"acceptance asks what there is": func(t *testing.T, pool *pgxpool.Pool) {
		briefs.Acceptance(t, pool, "")
	},
	"events keep to their schemas": eventsFit,
}

// eventsFit lets all kinds of events happen, drains the outbox with fifty
// relays, and reads each event with its schema.
func eventsFit(t *testing.T, pool *pgxpool.Pool) {
	known := briefs.Events(t)
	s := open(t, pool, 4)
	ctx := t.Context()
	paid, cancelled := s.order(id("paid")), s.order(id("cancelled"))
	if _, err := s.authorized(ctx, paid, "pay", price); err != nil {
		t.Fatal(err)
	}
	if _, err := s.changed(ctx, "cancel", cancelled, "buyer"); err != nil {
		t.Fatal(err)
	}
	if err := s.reserve(ctx, id("held"), "key"); err != nil {
		t.Fatal(err)
	}
	s.exec(`UPDATE reservations SET expires_at = now()
		WHERE sale_id = $1 AND state = 'held'`, s.sale)
	if _, err := s.changed(ctx, "expire", 100); err != nil {
		t.Fatal(err)
	}

	seen := map[string]int{}
	rows, err := pool.Query(ctx, `SELECT type, jsonb_build_object(
			'id', event_id, 'type', type, 'schema', 1,
			'occurredAt', created_at) || data
		FROM outbox WHERE coalesce(data -> 'order',
			data -> 'reservation') ->> 'saleId' = $1`, s.sale)
	if err != nil {
		t.Fatal(err)
	}
	type event struct {
		Type string
		Body json.RawMessage
	}
	events, err := pgx.CollectRows(rows, pgx.RowToStructByPos[event])
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		seen[e.Type]++
		body, err := jsonschema.UnmarshalJSON(bytes.NewReader(e.Body))
		if err != nil {
			t.Fatal(err)
		}
		if err := known[e.Type].Validate(body); err != nil {
			t.Errorf("%s: %v\n%s", e.Type, err, e.Body)
		}
	}
	for kind := range known {
		if seen[kind] == 0 {
			t.Errorf("no %s happened", kind)
		}
	}
}

func TestCompose(t *testing.T) {
	project := briefs.Compose(t, []string{"DB_PASSWORD=qwerty"},
		[]string{"db", "redis", "broker"})
	command := strings.Join(project.Services["redis"].Command, " ")
	for _, want := range []string{
		"--maxmemory-policy noeviction", "--appendonly yes",
	} {
		if !strings.Contains(command, want) {
			t.Errorf("redis without %s", want)
		}
	}
}
