package invariants

import (
	"os"
	"os/exec"
	"strings"
	"testing"
	"uuid"

	"github.com/getkin/kin-openapi/openapi3"

	"route500k/content/internal/briefs"
	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

// region:bounds

// What the contract allows the table takes, and not a character more.
func bounds(t *testing.T, db database) {
	contract, err := openapi3.NewLoader().LoadFromFile("../openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	note := contract.Components.Schemas["NoteInput"].Value
	most := func(name string) int {
		return int(*note.Properties[name].Value.MaxLength)
	}
	alice := db.person()
	for _, letter := range []string{"x", "ж", "🥛"} {
		for _, tt := range []struct {
			title, body int
			want        string // the constraint that refuses it
		}{
			{1, 0, ""},
			{most("title"), most("body"), ""},
			{0, 0, "notes_title_length"},
			{most("title") + 1, 0, "notes_title_length"},
			{1, most("body") + 1, "notes_body_length"},
		} {
			title := strings.Repeat(letter, tt.title)
			body := strings.Repeat(letter, tt.body)
			_, err := db.Exec(t.Context(), `INSERT INTO notes
				(id, user_id, title, body) VALUES ($1, $2, $3, $4)`,
				uuid.New().String(), alice, title, body)
			if schemas.Refusal(err).ConstraintName != tt.want {
				t.Errorf("%d and %d times %s: %v",
					tt.title, tt.body, letter, err)
			}
		}
	}
}

// endregion

// What JSON can carry and PostgreSQL cannot, and a title with padding.
func TestBadNotes(t *testing.T) {
	t.Parallel()
	db := open(t)
	alice := db.person()
	for _, tt := range []struct{ title, want string }{
		{"a\x00b", "22021"}, {" a", "23514"}, {"a ", "23514"},
	} {
		_, _, err := create(t.Context(), db, alice, key, tt.title, "")
		if schemas.Refusal(err).Code != tt.want {
			t.Errorf("%q: %v", tt.title, err)
		}
	}
	_, err := db.Exec(t.Context(), getSQL, alice, "latest")
	if schemas.Refusal(err).Code != "22P02" {
		t.Errorf("an id that is none: %v", err)
	}
	db.note(alice, "List", "")
	db.exec(`DELETE FROM users WHERE id = $1`, alice)
	for _, table := range []string{"notes", "idempotency_keys"} {
		if n := db.number(`SELECT count(*) FROM ` + table); n > 0 {
			t.Errorf("%d rows of nobody in %s", n, table)
		}
	}
}

// The tokens of seed.sql open the accounts that it says, and only those.
func tokens(t *testing.T, db database) {
	db.exec(file("../seed.sql"))
	db.exec(file("../seed.sql")) // again
	for _, tt := range []struct{ token, want string }{
		{"alice-token", "alice"}, {"bob-token", "bob"},
		{"", ""}, {"alice", ""},
	} {
		var name string
		_ = db.QueryRow(t.Context(), `SELECT name FROM users WHERE id = (`+
			strings.TrimSuffix(whoseSQL, "\n")+`)`,
			hash(tt.token)).Scan(&name)
		if name != tt.want {
			t.Errorf("%q is the token of %q", tt.token, name)
		}
	}
}

func loadSeed(t *testing.T, db database) {
	for _, sql := range strings.SplitAfter(file("../load/seed.sql"), ";\n") {
		if strings.TrimSpace(sql) != "" {
			db.exec(sql)
		}
	}
	var user string
	err := db.QueryRow(t.Context(), whoseSQL, hash("load-20")).Scan(&user)
	if err != nil {
		t.Fatal(err)
	}
	if n := db.notes(user); n != 500 {
		t.Errorf("%d notes", n)
	}
	if found := db.search(t.Context(), user, "заказы 7"); len(found) != 10 {
		t.Errorf("%d found", len(found))
	}
}

func TestCompose(t *testing.T) {
	briefs.Compose(t, []string{"DB_PASSWORD=dev"}, []string{"db"})
}

// Docker is not here; the shell at least reads the script.
func TestStartScript(t *testing.T) {
	proof.Pass(t, "..", "sh", "-n", "start.sh")
	if _, err := exec.LookPath("shellcheck"); err == nil {
		proof.Pass(t, "..", "shellcheck", "-s", "sh", "start.sh")
	}
	for _, name := range []string{"migrations", "seed.sql", "compose.yaml"} {
		if _, err := os.Stat("../" + name); err != nil {
			t.Error(err)
		}
	}
}
