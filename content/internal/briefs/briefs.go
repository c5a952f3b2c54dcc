// Package briefs tries the files that stand beside the brief of a project:
// a test calls it from the folder invariants/.
package briefs

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/types"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"route500k/content/1-ramp-up/docker/composefile"
)

// uuid stands for whatever a scenario has remembered.
const uuid = "6f1c9c1e-52a1-4b0e-9a55-2f1f6f0c8a11"

var (
	variable = regexp.MustCompile(`\$\{[a-z][a-z0-9-]*\}`)
	owner    = regexp.MustCompile(`^/\* (\w+) \*/ `)
)

// Acceptance lets the database plan each query of acceptance.yml: the
// scenarios ask for what the schema has. With the name of a service only
// the queries that begin with it in a comment are its.
func Acceptance(t *testing.T, db *pgxpool.Pool, service string) {
	t.Helper()
	var acceptance struct {
		Stages []struct {
			Scenarios []struct {
				ID   string
				Then struct{ Database []struct{ SQL string } }
			}
		}
	}
	text, err := os.ReadFile("../acceptance.yml")
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(text, &acceptance); err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, stage := range acceptance.Stages {
		for _, scenario := range stage.Scenarios {
			for _, query := range scenario.Then.Database {
				if !asks(t, query.SQL, service) {
					continue
				}
				asked++
				_, err := db.Exec(t.Context(), "EXPLAIN "+
					variable.ReplaceAllString(query.SQL, uuid))
				if err != nil {
					t.Errorf("%s: %s: %v", scenario.ID, query.SQL, err)
				}
			}
		}
	}
	if asked == 0 {
		t.Error("no query in acceptance.yml")
	}
}

func asks(t *testing.T, sql, service string) bool {
	t.Helper()
	if service == "" {
		return true
	}
	found := owner.FindStringSubmatch(sql)
	if found == nil {
		t.Fatalf("whose database? %s", sql)
	}
	_, err := os.Stat(filepath.Join("..", "migrations", found[1]))
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return found[1] == service
}

// Events compiles the schemas of events/, by their types. Each has
// examples, which it admits and which are of its type.
func Events(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	files, err := filepath.Glob("../events/*.schema.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no schemas: %v", err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	events := map[string]*jsonschema.Schema{}
	for _, file := range files {
		kind := strings.TrimSuffix(filepath.Base(file), ".schema.json")
		schema, err := compiler.Compile(file)
		if err != nil {
			t.Fatal(err)
		}
		if len(schema.Examples) == 0 {
			t.Errorf("%s: no examples", file)
		}
		for _, example := range schema.Examples {
			if err := schema.Validate(example); err != nil {
				t.Errorf("%s: %v", file, err)
			}
			event, _ := example.(map[string]any)
			if event["type"] != kind {
				t.Errorf("%s: an example of %v", file, event["type"])
			}
		}
		events[kind] = schema
	}
	return events
}

// Compose reads compose.yaml with the variables env, NAME=value each, and
// the services of these profiles. A review would find no fault in it, these
// services tell when they are ready, and PostgreSQL keeps its data.
func Compose(
	t *testing.T, env, healthy []string, profiles ...string,
) *types.Project {
	t.Helper()
	project, err := composefile.Load(t.Context(), "../compose.yaml", env,
		profiles...)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range composefile.Check(project) {
		t.Error(fault)
	}
	for _, name := range healthy {
		if project.Services[name].HealthCheck == nil {
			t.Errorf("%s: nobody knows when it is ready", name)
		}
	}
	for name, service := range project.Services {
		if !strings.HasPrefix(service.Image, "postgres:") {
			continue
		}
		// The image keeps its data one folder deeper since version 18.
		if len(service.Volumes) == 0 ||
			service.Volumes[0].Target != "/var/lib/postgresql" {
			t.Errorf("%s: the data are lost", name)
		}
	}
	return project
}
