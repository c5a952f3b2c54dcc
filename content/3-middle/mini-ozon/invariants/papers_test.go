package invariants

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"route500k/content/internal/briefs"
	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

// Nothing of an event is optional but the trace.
func TestEvents(t *testing.T) {
	events := briefs.Events(t)
	for _, kind := range slices.Sorted(maps.Keys(events)) {
		for _, example := range events[kind].Examples {
			event := example.(map[string]any)
			for _, field := range slices.Sorted(maps.Keys(event)) {
				if field == "traceparent" {
					continue
				}
				less := maps.Clone(event)
				delete(less, field)
				if events[kind].Validate(less) == nil {
					t.Errorf("%s: nobody misses %s", kind, field)
				}
			}
		}
	}
}

func TestCompose(t *testing.T) {
	briefs.Compose(t, []string{"DB_PASSWORD=qwerty"},
		[]string{"db", "cache", "broker"}, "observe")
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
