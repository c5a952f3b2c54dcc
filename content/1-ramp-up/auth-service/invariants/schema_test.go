package invariants

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"uuid"

	"github.com/getkin/kin-openapi/openapi3"
	"go.yaml.in/yaml/v3"
	"golang.org/x/crypto/argon2"

	"route500k/content/1-ramp-up/docker/composefile"
)

var variable = regexp.MustCompile(`\$\{[a-z-]+\}`)

// The queries of acceptance.yml run against the schema.
func acceptanceQueries(t *testing.T, db database) {
	var acceptance struct {
		Stages []struct {
			Scenarios []struct {
				ID   string
				Then struct{ Database []struct{ SQL string } }
			}
		}
	}
	text := file("../acceptance.yml")
	if err := yaml.Unmarshal([]byte(text), &acceptance); err != nil {
		t.Fatal(err)
	}
	queries := 0
	for _, stage := range acceptance.Stages {
		for _, scenario := range stage.Scenarios {
			for _, query := range scenario.Then.Database {
				queries++
				sql := variable.ReplaceAllString(query.SQL,
					uuid.Nil().String())
				if _, err := db.Exec(t.Context(), sql); err != nil {
					t.Errorf("%s: %v", scenario.ID, err)
				}
			}
		}
	}
	if queries == 0 {
		t.Error("no query found")
	}
}

// What the contract allows the tables take.
func TestBounds(t *testing.T) {
	t.Parallel()
	contract, err := openapi3.NewLoader().LoadFromFile("../openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	schemas := contract.Components.Schemas
	user, role := schemas["Credentials"].Value, schemas["Role"].Value
	email := user.Properties["email"].Value
	if *email.MaxLength != 254 || !strings.Contains(
		file("../migrations/00001_users.sql"), email.Pattern) {
		t.Errorf("e-mail: %s", email.Pattern)
	}
	if got := fmt.Sprint(role.Enum); got != "[admin support manager]" {
		t.Errorf("roles: %s", got)
	}
	device := schemas["Session"].Value.Properties["device"].Value
	if *device.MaxLength != 200 {
		t.Errorf("device: %d", *device.MaxLength)
	}
}

// load/seed.sql makes accounts that the script can log in to.
func loadSeed(t *testing.T, db database) {
	db.exec(file("../load/seed.sql"))
	db.exec(file("../load/seed.sql")) // again
	var id, hash string
	var version int
	err := db.QueryRow(t.Context(), findUserSQL, "load-200@example.com").
		Scan(&id, &hash, &version)
	if err != nil {
		t.Fatal(err)
	}
	if password := "correct horse battery"; !matches(t, hash, password) {
		t.Errorf("%s is no hash of %q", hash, password)
	} else if !strings.Contains(file("../load/load.ts"), password) {
		t.Error("load.ts has another password")
	}
}

// matches checks a password against a string of the PHC format.
func matches(t *testing.T, phc, password string) bool {
	t.Helper()
	part := strings.Split(phc, "$")
	var memory, passes uint32
	var threads uint8
	_, err := fmt.Sscanf(part[3], "m=%d,t=%d,p=%d",
		&memory, &passes, &threads)
	if err != nil {
		t.Fatal(err)
	}
	salt, err := base64.RawStdEncoding.DecodeString(part[4])
	if err != nil {
		t.Fatal(err)
	}
	key, err := base64.RawStdEncoding.DecodeString(part[5])
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Equal(key, argon2.IDKey([]byte(password), salt,
		passes, memory, threads, uint32(len(key))))
}

// load.ts holds the targets of acceptance.yml.
func TestLoadTargets(t *testing.T) {
	t.Parallel()
	var acceptance struct {
		Load struct {
			RPS     int
			P99     int `yaml:"p99Ms"`
			Success float64
			Minutes int
		}
	}
	text := file("../acceptance.yml")
	if err := yaml.Unmarshal([]byte(text), &acceptance); err != nil {
		t.Fatal(err)
	}
	script, load := file("../load/load.ts"), acceptance.Load
	rps := 0
	for _, rate := range regexp.MustCompile(`rate: (\d+)`).
		FindAllStringSubmatch(script, -1) {
		n, err := strconv.Atoi(rate[1])
		if err != nil {
			t.Fatal(err)
		}
		rps += n
	}
	if rps != load.RPS {
		t.Errorf("%d requests a second, want %d", rps, load.RPS)
	}
	for _, want := range []string{
		"http_req_duration: ['p(99)<" + strconv.Itoa(load.P99) + "'",
		"'rate>" + strconv.FormatFloat(load.Success, 'f', -1, 64) + "'",
		"duration: '" + strconv.Itoa(load.Minutes) + "m'",
	} {
		if !strings.Contains(script, want) {
			t.Errorf("load.ts has no %s", want)
		}
	}
}

func TestCompose(t *testing.T) {
	t.Parallel()
	project, err := composefile.Load(t.Context(), "../compose.yaml",
		[]string{"DB_PASSWORD=dev"})
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range composefile.Check(project) {
		t.Error(fault)
	}
	// The image keeps its data one folder deeper since version 18.
	db := project.Services["db"]
	if got := db.Volumes[0].Target; got != "/var/lib/postgresql" {
		t.Errorf("the data are lost: the volume is on %s", got)
	}
	if db.HealthCheck == nil {
		t.Error("nobody knows when the database is ready")
	}
}
