package invariants

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"route500k/content/1-ramp-up/docker/composefile"
	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

type acceptance struct {
	Load struct {
		RPS     int     `yaml:"rps"`
		P99     int     `yaml:"p99Ms"`
		Success float64 `yaml:"success"`
		Minutes int     `yaml:"minutes"`
	} `yaml:"load"`
	Stages []struct {
		Scenarios []struct {
			ID   string `yaml:"id"`
			When struct {
				Method string `yaml:"method"`
				Path   string `yaml:"path"`
				Fault  string `yaml:"fault"`
			} `yaml:"when"`
			Then struct {
				Status   int         `yaml:"status"`
				Statuses map[int]int `yaml:"statuses"`
				Database []struct {
					SQL string `yaml:"sql"`
				} `yaml:"database"`
				Queue []struct {
					Key string `yaml:"routingKey"`
				} `yaml:"queue"`
			} `yaml:"then"`
		} `yaml:"scenarios"`
	} `yaml:"stages"`
	Faults []struct {
		ID string `yaml:"id"`
	} `yaml:"faults"`
}

func readAcceptance(t *testing.T) (a acceptance) {
	t.Helper()
	text, err := os.ReadFile("../acceptance.yml")
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(text, &a); err != nil {
		t.Fatal(err)
	}
	return a
}

var (
	owner    = regexp.MustCompile(`^/\* (\w+) \*/ `)
	variable = regexp.MustCompile(`\$\{\w+\}`)
)

// understands lets a service's database read the statements with which the
// acceptance looks into it.
func understands(t *testing.T, pool *pgxpool.Pool, service string) {
	t.Helper()
	asked := 0
	for _, stage := range readAcceptance(t).Stages {
		for _, s := range stage.Scenarios {
			for _, d := range s.Then.Database {
				if !strings.HasPrefix(d.SQL, "/* "+service+" */") {
					continue
				}
				asked++
				text := variable.ReplaceAllString(d.SQL, id())
				_, err := pool.Exec(t.Context(), "EXPLAIN "+text)
				if err != nil {
					t.Errorf("%s: %v", s.ID, err)
				}
			}
		}
	}
	if asked == 0 {
		t.Errorf("nothing is asked of %s", service)
	}
}

// TestAcceptance holds the scenarios to the contract, the events and the
// databases that there are.
func TestAcceptance(t *testing.T) {
	doc, err := openapi3.NewLoader().LoadFromFile("../openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	a := readAcceptance(t)
	faults := map[string]bool{}
	for _, f := range a.Faults {
		faults[f.ID] = false
	}
	for _, stage := range a.Stages {
		for _, s := range stage.Scenarios {
			path := doc.Paths.Value(s.When.Path)
			if path == nil || path.GetOperation(s.When.Method) == nil {
				t.Errorf("%s: no %s %s", s.ID, s.When.Method, s.When.Path)
				continue
			}
			statuses := slices.Collect(maps.Keys(s.Then.Statuses))
			if s.Then.Status != 0 {
				statuses = append(statuses, s.Then.Status)
			}
			for _, status := range statuses {
				if path.GetOperation(s.When.Method).Responses.
					Status(status) == nil {
					t.Errorf("%s: %d is not promised", s.ID, status)
				}
			}
			for _, d := range s.Then.Database {
				found := owner.FindStringSubmatch(d.SQL)
				if found == nil {
					t.Errorf("%s: whose database? %s", s.ID, d.SQL)
				} else if _, err := os.Stat(
					"../migrations/" + found[1]); err != nil {
					t.Errorf("%s: %v", s.ID, err)
				}
			}
			for _, q := range s.Then.Queue {
				file := "../events/" + q.Key + ".schema.json"
				if _, err := os.Stat(file); err != nil {
					t.Errorf("%s: %v", s.ID, err)
				}
			}
			if s.When.Fault != "" {
				if _, known := faults[s.When.Fault]; !known {
					t.Errorf("%s: no fault %s", s.ID, s.When.Fault)
				}
				faults[s.When.Fault] = true
			}
		}
	}
	for _, fault := range slices.Sorted(maps.Keys(faults)) {
		if !faults[fault] {
			t.Errorf("nobody uses the fault %s", fault)
		}
	}
}

// The targets of the page and the thresholds of the script are the same.
func TestLoad(t *testing.T) {
	text, err := os.ReadFile("../load/load.ts")
	if err != nil {
		t.Fatal(err)
	}
	load := readAcceptance(t).Load
	rate := 0
	arrivals := regexp.MustCompile(`arrivals\('\w+', (\d+)\)`)
	for _, match := range arrivals.FindAllSubmatch(text, -1) {
		var n int
		_, _ = fmt.Sscan(string(match[1]), &n)
		rate += n
	}
	if rate != load.RPS {
		t.Errorf("%d a second, the target is %d", rate, load.RPS)
	}
	for _, part := range []string{
		fmt.Sprintf("'p(99)<%d'", load.P99),
		fmt.Sprintf("'rate>%v'", load.Success),
		fmt.Sprintf("duration: '%dm'", load.Minutes),
	} {
		if !bytes.Contains(text, []byte(part)) {
			t.Errorf("load.ts has no %s", part)
		}
	}
}

// region:examples

// TestEvents holds the example of each event to its schema.
func TestEvents(t *testing.T) {
	files, err := filepath.Glob("../events/*.schema.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d schemas, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".schema.json")
		compiler := jsonschema.NewCompiler()
		compiler.AssertFormat()
		schema, err := compiler.Compile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, example := range examples(t, file) {
			if err := schema.Validate(example); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			// It is the routing key, too; and nothing of it is optional.
			event := example.(map[string]any)
			if event["type"] != name {
				t.Errorf("%s: an example of %v", name, event["type"])
			}
			for _, field := range slices.Sorted(maps.Keys(event)) {
				if field == "traceparent" {
					continue
				}
				less := maps.Clone(event)
				delete(less, field)
				if schema.Validate(less) == nil {
					t.Errorf("%s: nobody misses %s", name, field)
				}
			}
		}
	}
}

// endregion

func examples(t *testing.T, file string) []any {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Examples []json.RawMessage `json:"examples"`
	}
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	if len(schema.Examples) == 0 {
		t.Fatalf("%s: no examples", file)
	}
	var values []any
	for _, raw := range schema.Examples {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		values = append(values, value)
	}
	return values
}

func TestCompose(t *testing.T) {
	project, err := composefile.Load(t.Context(), "../compose.yaml",
		[]string{"DB_PASSWORD=qwerty"}, "observe")
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range composefile.Check(project) {
		t.Error(fault)
	}
	for _, name := range []string{"db", "cache", "broker"} {
		if project.Services[name].HealthCheck == nil {
			t.Errorf("%s: no health check", name)
		}
	}
}

// TestWalls runs what databases.sql has for the payments, under names of its
// own, and lets another service look into that database.
func TestWalls(t *testing.T) {
	address := servers.Postgres(t)
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	own := "walls_" + strings.ReplaceAll(id(), "-", "")[:12] + "_"
	t.Cleanup(func() { // the context of the test has ended by now
		ctx := context.Background()
		for _, drop := range []string{"DATABASE IF EXISTS " + own + "payments",
			"ROLE IF EXISTS " + own + "payments, " + own + "orders"} {
			if _, err := conn.Exec(ctx, "DROP "+drop); err != nil {
				t.Error(err)
			}
		}
		_ = conn.Close(ctx)
	})
	services := walls(t)
	role, _, _ := strings.Cut(services["orders"], ";")
	statements := []string{strings.ReplaceAll(role, "orders", own+"orders")}
	// One by one: CREATE DATABASE wants to be alone.
	for line := range strings.SplitSeq(services["payments"], ";") {
		statements = append(statements,
			strings.ReplaceAll(line, "payments", own+"payments"))
	}
	for _, statement := range statements {
		if _, err := conn.Exec(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}

	enter := func(role, database string) string {
		at, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		at.User = url.UserPassword(own+role, own+role)
		at.Path = "/" + own + database
		conn, err := pgx.Connect(t.Context(), at.String())
		if err != nil {
			return strings.ReplaceAll(refused(err), own, "")
		}
		_ = conn.Close(t.Context())
		return "connected"
	}
	var out strings.Builder
	for _, role := range []string{"payments", "orders"} {
		fmt.Fprintf(&out, "%-8s opens payments: %s\n", role,
			enter(role, "payments"))
	}
	proof.Golden(t, "testdata/walls.txt",
		proof.Fold(out.String(), proof.Width))
}

// walls returns the statements of each service: there is one for each
// folder of migrations, and they differ by its name only.
func walls(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("../databases.sql")
	if err != nil {
		t.Fatal(err)
	}
	services := map[string]string{}
	for block := range strings.SplitSeq(string(text), "\n\n") {
		_, name, found := strings.Cut(block, "CREATE ROLE ")
		if found {
			name, _, _ = strings.Cut(name, " ")
			services[name] = block
		}
	}
	folders, err := os.ReadDir("../migrations")
	if err != nil || len(folders) != len(services) {
		t.Fatalf("%d services, %d folders of migrations, %v",
			len(services), len(folders), err)
	}
	mark := regexp.MustCompile(`(?m)^--.*$`)
	bare := func(text string) string {
		return strings.TrimSpace(mark.ReplaceAllString(text, ""))
	}
	for _, folder := range folders {
		name := folder.Name()
		got := bare(services[name])
		want := bare(strings.ReplaceAll(services["orders"], "orders", name))
		if got != want {
			t.Errorf("%s:\n%s\nwant:\n%s", name, got, want)
		}
	}
	return services
}
