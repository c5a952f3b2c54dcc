package invariants

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"route500k/content/1-ramp-up/docker/composefile"
)

var papers = map[string]func(*testing.T, *pgxpool.Pool){
	"acceptance asks what there is": acceptanceSQL,
	"events keep to their schemas":  eventsFit,
}

// acceptanceSQL plans each query of the scenarios.
func acceptanceSQL(t *testing.T, pool *pgxpool.Pool) {
	text, err := os.ReadFile("../acceptance.yml")
	if err != nil {
		t.Fatal(err)
	}
	var acceptance struct {
		Stages []struct {
			Scenarios []struct {
				ID   string
				Then struct{ Database []struct{ SQL string } }
			}
		}
	}
	if err := yaml.Unmarshal(text, &acceptance); err != nil {
		t.Fatal(err)
	}
	variable := regexp.MustCompile(`\$\{[a-z-]+\}`)
	asked := 0
	for _, stage := range acceptance.Stages {
		for _, scenario := range stage.Scenarios {
			for _, query := range scenario.Then.Database {
				asked++
				sql := variable.ReplaceAllString(query.SQL, id())
				_, err := pool.Exec(t.Context(), "EXPLAIN "+sql)
				if err != nil {
					t.Errorf("%s: %v", scenario.ID, err)
				}
			}
		}
	}
	if asked == 0 {
		t.Error("no query in acceptance.yml")
	}
}

// eventsFit lets all kinds of events happen, drains the outbox with fifty
// relays, and reads each event with its schema.
func eventsFit(t *testing.T, pool *pgxpool.Pool) {
	known := map[string]*jsonschema.Schema{}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	files, err := filepath.Glob("../events/*.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		kind := strings.TrimSuffix(filepath.Base(file), ".schema.json")
		known[kind], err = compiler.Compile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, example := range known[kind].Examples {
			if err := known[kind].Validate(example); err != nil {
				t.Errorf("the example of %s: %v", kind, err)
			}
		}
	}

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
	project, err := composefile.Load(t.Context(), "../compose.yaml",
		[]string{"DB_PASSWORD=qwerty"})
	if err != nil {
		t.Fatal(err)
	}
	if faults := composefile.Check(project); len(faults) > 0 {
		t.Error(faults)
	}
	for name, service := range project.Services {
		if service.HealthCheck == nil {
			t.Errorf("%s has no health check", name)
		}
	}
	command := strings.Join(project.Services["redis"].Command, " ")
	for _, want := range []string{
		"--maxmemory-policy noeviction", "--appendonly yes",
	} {
		if !strings.Contains(command, want) {
			t.Errorf("redis without %s", want)
		}
	}
}
