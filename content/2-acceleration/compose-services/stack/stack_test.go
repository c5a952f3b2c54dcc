package stack

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/types"

	"route500k/content/1-ramp-up/docker/composefile"
	"route500k/content/1-ramp-up/docker/lint"
	"route500k/content/2-acceleration/compose-services/wiring"
	"route500k/content/internal/proof"
)

var env = []string{"DB_PASSWORD=qwerty"}

func load(t *testing.T, env []string, profiles ...string) *types.Project {
	t.Helper()
	project, err := composefile.Load(
		t.Context(), "compose.yaml", env, profiles...)
	if err != nil {
		t.Fatal(err)
	}
	return project
}

// region:check

func TestStack(t *testing.T) {
	project := load(t, env, "observe")
	texts := map[string]string{}
	for _, file := range []string{
		"collector.yaml", "prometheus.yml", "grafana/datasources.yaml",
	} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[file] = string(text)
	}
	faults := append(composefile.Check(project), wiring.Check(
		project, []string{"api", "worker"}, "migrate", texts)...)
	for _, fault := range faults {
		t.Error(fault)
	}
}

// endregion

func TestOrder(t *testing.T) {
	text, err := wiring.Order(load(t, env))
	if err != nil {
		t.Fatal(err)
	}
	proof.Golden(t, "testdata/order.txt", text)
}

// A healthy stack of five services and a job does not need the profile.
func TestProfile(t *testing.T) {
	without, with := load(t, env), load(t, env, "observe")
	if len(without.Services) != 6 || len(with.Services) != 10 {
		t.Errorf("%d and %d services", len(without.Services),
			len(with.Services))
	}
	const variable = "OTEL_EXPORTER_OTLP_ENDPOINT"
	if got := *without.Services["api"].Environment[variable]; got != "" {
		t.Errorf("spans go to %s, where nobody listens", got)
	}
	on := load(t, append(slices.Clone(env), "OTLP=http://collector:4318"))
	got := *on.Services["api"].Environment[variable]
	if got != "http://collector:4318" {
		t.Errorf("spans go to %q", got)
	}
}

func TestDockerfile(t *testing.T) {
	file, err := os.Open("Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	faults, err := lint.Check(file)
	if err != nil || len(faults) > 0 {
		t.Errorf("%q, %v", faults, err)
	}
	// What the Dockerfile builds, there is.
	text, err := os.ReadFile("Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"cmd/orders", "orders"} {
		if _, err := os.Stat("../" + dir); err != nil {
			t.Error(err)
		}
	}
	const program = "./2-acceleration/compose-services/cmd/orders"
	if !strings.Contains(string(text), program) {
		t.Errorf("does not build %s", program)
	}
}

func TestScript(t *testing.T) {
	proof.Pass(t, ".", "sh", "-n", "e2e.sh")
	if _, err := exec.LookPath("shellcheck"); err == nil {
		proof.Pass(t, ".", "shellcheck", "-s", "sh", "e2e.sh")
	}
}

// The second file opens ports for tests on the host, on loopback only.
func TestOverride(t *testing.T) {
	project, err := composefile.Merge(t.Context(),
		[]string{"compose.yaml", "compose.test.yaml"}, env)
	if err != nil {
		t.Fatal(err)
	}
	for name, port := range map[string]string{
		"db": "5432", "cache": "6379", "broker": "5672",
	} {
		open := slices.ContainsFunc(project.Services[name].Ports,
			func(p types.ServicePortConfig) bool {
				return p.Published == port
			})
		if !open {
			t.Errorf("%s: port %s is closed", name, port)
		}
	}
	if faults := composefile.Check(project); len(faults) > 0 {
		t.Error(faults)
	}
}
