package composefile_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"route500k/content/1-ramp-up/docker/composefile"
)

func TestCheck(t *testing.T) {
	const db = `
  db:
    image: postgres:18
    healthcheck: {test: [CMD, pg_isready]}`
	for _, tt := range []struct{ name, services, want string }{
		{"good", db + `
  a:
    image: a:1
    depends_on: {db: {condition: service_healthy}}
    ports: ['127.0.0.1:80:80']
    environment: {GOMEMLIMIT: 90MiB, PASSWORD_FILE: /run/secrets/x}
    mem_limit: 100m`, ""},
		{"version", `
  a: {image: redis}`, "a: name the version of redis"},
		{"port", `
  a: {image: 'a:1', ports: ['5432:5432']}`,
			"a: port 5432 is open to the network"},
		{"order", db + `
  a: {image: 'a:1', depends_on: [db]}`,
			"a: does not wait until db is ready"},
		{"no check", `
  db: {image: 'a:1'}
  a: {image: 'a:1', depends_on: {db: {condition: service_healthy}}}`,
			"a: waits for the health of db, which has no check"},
		{"password", `
  a: {image: 'a:1', environment: {DB_PASSWORD: qwerty}}`,
			"a: DB_PASSWORD in plain sight"},
		{"memory", `
  a: {image: 'a:1', environment: {GOMEMLIMIT: 1GiB}, mem_limit: 1g}`,
			"a: GOMEMLIMIT leaves no room below mem_limit"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			file := write(t, "name: test\nservices:"+tt.services+"\n")
			project, err := composefile.Load(t.Context(), file, nil)
			if err != nil {
				t.Fatal(err)
			}
			got := composefile.Check(project)
			if want := []string{tt.want}; tt.want == "" && len(got) > 0 ||
				tt.want != "" && !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLoadRefuses(t *testing.T) {
	for services, want := range map[string]string{
		"  a: {image: x, depend_on: [b]}":           "depend_on",
		"  a: {image: x, networks: [nowhere]}":      "nowhere",
		"  a: {image: x, environment: {DEBUG: []}}": "DEBUG",
	} {
		file := write(t, "name: test\nservices:\n"+services+"\n")
		_, err := composefile.Load(t.Context(), file, nil)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", services, err)
		}
	}
}

func write(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "compose.yaml")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}
