package invariants

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"route500k/content/internal/briefs"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"
)

// files: what the reader takes as it is runs on the schema.
func files(t *testing.T, s shop) {
	t.Run("acceptance", func(t *testing.T) {
		briefs.Acceptance(t, s.pool, "")
	})
	t.Run("one machine", func(t *testing.T) { oneMachine(t, s) })
	t.Run("faults", func(t *testing.T) { faults(t, s) })
}

// haveSchemas checks events as the statements write them.
func haveSchemas(t *testing.T, payloads [][]byte) {
	t.Helper()
	known := briefs.Events(t)
	delete(known, "payment.settled") // comes from outside
	seen := map[string]bool{}
	for _, payload := range payloads {
		kind := read(t, payload).Type
		seen[kind] = true
		if known[kind] == nil {
			t.Fatalf("no schema of %s", kind)
		}
		if err := known[kind].Validate(value(t, payload)); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
	}
	if len(seen) != len(known) {
		t.Errorf("%d types of events, %d schemas", len(seen), len(known))
	}
}

func text(t *testing.T, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func value(t *testing.T, text []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

var arrow = regexp.MustCompile(`(?m)^ *([a-z]+ --> [a-z]+)`)

// oneMachine: the page, the contract and the schema know the same steps.
func oneMachine(t *testing.T, s shop) {
	legal := strings.Split(one[string](t, s, `
		SELECT string_agg(from_status || ' --> ' || to_status, ',')
		FROM order_transitions`), ",")
	slices.Sort(legal)
	_, diagram, found := strings.Cut(
		string(text(t, "../index.md")), "stateDiagram-v2")
	if !found {
		t.Fatal("no state diagram on the page")
	}
	diagram, _, _ = strings.Cut(diagram, "```")
	var drawn []string
	for _, match := range arrow.FindAllStringSubmatch(diagram, -1) {
		drawn = append(drawn, match[1])
	}
	slices.Sort(drawn)
	if !slices.Equal(legal, drawn) {
		t.Errorf("drawn %q, legal %q", drawn, legal)
	}

	statuses := map[string]bool{}
	for _, step := range legal {
		from, to, _ := strings.Cut(step, " --> ")
		statuses[from], statuses[to] = true, true
	}
	var contract struct {
		Components struct {
			Schemas struct {
				OrderStatus struct{ Enum []string } `yaml:"OrderStatus"`
			}
		}
	}
	err := yaml.Unmarshal(text(t, "../openapi.yaml"), &contract)
	if err != nil {
		t.Fatal(err)
	}
	enum := slices.Sorted(
		slices.Values(contract.Components.Schemas.OrderStatus.Enum))
	known := slices.Sorted(maps.Keys(statuses))
	if !slices.Equal(enum, known) {
		t.Errorf("the contract has %q, the schema %q", enum, known)
	}
}

// faults: those that are SQL run, and what the load begins with.
func faults(t *testing.T, s shop) {
	files, err := filepath.Glob("../faults/*.sql")
	if err != nil || len(files) == 0 {
		t.Fatalf("no faults: %v", err)
	}
	s.order(t, s.supply(t, 1))
	for _, file := range append(files, "../load/seed.sql") {
		_, err := s.pool.Exec(t.Context(), string(text(t, file)))
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func TestCompose(t *testing.T) {
	t.Parallel()
	briefs.Compose(t, nil, []string{"db", "broker"})
}
