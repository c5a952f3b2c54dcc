package invariants

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"route500k/content/internal/briefs"

	"github.com/getkin/kin-openapi/openapi3"
	"golang.org/x/crypto/argon2"
)

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

func TestCompose(t *testing.T) {
	t.Parallel()
	briefs.Compose(t, []string{"DB_PASSWORD=dev"}, []string{"db"})
}
