package invariants

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"uuid"

	"github.com/jackc/pgx/v5"

	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

// Fifty people want one address, each spells it in another way.
func oneUserAnEmail(t *testing.T, db database) {
	results := schemas.Race(t, schemas.Clients, func(
		ctx context.Context, client int,
	) error {
		_, err := db.Exec(ctx, registerSQL, uuid.NewV7().String(),
			spelled("carol@example.com", client), phc)
		return err
	})
	want(t, results, "[23505:49 ok:1]")
	var id, hash string
	var version int
	err := db.QueryRow(t.Context(), findUserSQL, "CAROL@EXAMPLE.COM").
		Scan(&id, &hash, &version)
	if err != nil {
		t.Errorf("nobody can log in: %v", err)
	}
}

// spelled makes letters capital as the bits of n say.
func spelled(email string, n int) string {
	letters := strings.Split(email, "")
	for i := range letters {
		if n>>(i%6)&1 == 1 {
			letters[i] = strings.ToUpper(letters[i])
		}
	}
	return strings.Join(letters, "")
}

// Without the index, all look before one writes.
func lookThenRegister(t *testing.T, db database) {
	db.exec(`CREATE TABLE unsafe_users (email text)`)
	defer db.exec(`DROP TABLE unsafe_users`)
	var looked sync.WaitGroup
	looked.Add(schemas.Clients)
	results := schemas.Race(t, schemas.Clients, func(
		ctx context.Context, client int,
	) error {
		email := spelled("dave@example.com", client)
		var taken bool
		err := db.QueryRow(ctx, `SELECT EXISTS (SELECT FROM unsafe_users
			WHERE lower(email) = lower($1))`, email).Scan(&taken)
		looked.Done()
		looked.Wait()
		if err != nil || taken {
			return errRefused
		}
		_, err = db.Exec(ctx, `INSERT INTO unsafe_users VALUES ($1)`, email)
		return err
	})
	want(t, results, "[ok:50]")
	n := one[int](db, `SELECT count(*) FROM unsafe_users`)
	if n != schemas.Clients {
		t.Errorf("%d users", n)
	}
}

func emailForm(t *testing.T, db database) {
	long := strings.Repeat("a", 242) + "@example.com"
	for _, tt := range []struct{ email, want string }{
		{"a@b", ""},
		{"o'hara+news@example.com", ""},
		{long, ""},
		{"a" + long, "users_email_form"},
		{"", "users_email_form"},
		{"example.com", "users_email_form"},
		{"a@b@c", "users_email_form"},
		{"a b@example.com", "users_email_form"},
		{"a@example.com\n", "users_email_form"},
		{"аnna@example.com", "users_email_form"},       // Cyrillic а
		{"mi\u212Ae@example.com", "users_email_form"},  // Kelvin sign
		{"anna@ex\u00ADample.com", "users_email_form"}, // soft hyphen
	} {
		_, err := db.Exec(t.Context(), registerSQL,
			uuid.NewV7().String(), tt.email, phc)
		if schemas.Refusal(err).ConstraintName != tt.want || (err == nil) != (tt.want == "") {
			t.Errorf("%q: %v", tt.email, err)
		}
	}
}

// Whatever the handler forgets, no password is stored as it is.
func hashForm(t *testing.T, db database) {
	for _, text := range []string{
		"", "correct horse battery", "$2a$10$" + strings.Repeat("a", 53),
		strings.Replace(phc, "argon2id", "argon2i", 1), phc + "=", " " + phc,
		strings.Replace(phc, "v=19", "v=16", 1),
	} {
		id := uuid.NewV7().String()
		_, err := db.Exec(t.Context(), registerSQL, id, id+"@b", text)
		if schemas.Refusal(err).ConstraintName != "users_password_hashed" {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// The list is in pages; roles come with the users.
func users(t *testing.T, db database) {
	alice, bob := db.person(), db.person()
	db.exec(grantSQL, alice, "support", nil)
	db.exec(grantSQL, alice, "manager", nil)
	db.exec(grantSQL, alice, "manager", bob) // again
	var seen []string
	for last := any(nil); ; {
		rows, err := db.Query(t.Context(), listUsersSQL, last, 7)
		if err != nil {
			t.Fatal(err)
		}
		page, err := pgx.CollectRows(rows, func(
			row pgx.CollectableRow,
		) (id string, err error) {
			var email string
			var roles []string
			err = row.Scan(&id, &email, nil, &roles)
			if id == alice && fmt.Sprint(roles) != "[manager support]" {
				t.Errorf("alice has the roles %v", roles)
			}
			return id, err
		})
		if err != nil {
			t.Fatal(err)
		}
		seen = append(seen, page...)
		if len(page) < 7 {
			break
		}
		last = page[6]
	}
	if n := one[int](db, `SELECT count(*) FROM users`); len(seen) != n ||
		seen[n-1] != bob {
		t.Errorf("%d of %d users, the last is %s", len(seen), n, seen[n-1])
	}
	// Rights are the union of the rights of roles, and at once.
	session, _ := db.login(alice)
	rights := func() string {
		var id, email string
		var roles, permissions []string
		err := db.QueryRow(t.Context(), whoamiSQL, session).
			Scan(&id, &email, nil, &roles, &permissions)
		if err != nil || id != alice {
			t.Errorf("%s: %v", id, err)
		}
		return fmt.Sprint(permissions)
	}
	if got := rights(); got != "[sessions:close users:read]" {
		t.Error(got)
	}
	db.exec(revokeSQL, alice, "support")
	if got := rights(); got != "[]" {
		t.Error(got)
	}
}

// quiz runs the query of a question.
func quiz(t *testing.T, db database) {
	db.exec(registerSQL, uuid.NewV7().String(), "anna@example.com", phc)
	rows, err := db.Query(t.Context(), file("testdata/quiz_snapshot.sql"))
	if err != nil {
		t.Fatal(err)
	}
	lines, err := pgx.CollectRows(rows, func(
		row pgx.CollectableRow,
	) (string, error) {
		values, err := row.Values()
		return strings.Trim(fmt.Sprint(values), "[]"), err
	})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, field := range rows.FieldDescriptions() {
		names = append(names, field.Name)
	}
	proof.Golden(t, "testdata/quiz_snapshot.txt",
		strings.Join(names, " ")+"\n"+strings.Join(lines, "\n"))
}
