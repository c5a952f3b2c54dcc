// Package invariants tries the schema and the statements of Auth Service as
// the reader's service would use them.
package invariants

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	"uuid"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/internal/briefs"
	"route500k/content/internal/schemas"
)

var (
	registerSQL       = file("../sql/register.sql")
	findUserSQL       = file("../sql/find_user.sql")
	attemptSQL        = file("../sql/attempt.sql")
	forgiveSQL        = file("../sql/forgive.sql")
	rehashSQL         = file("../sql/rehash.sql")
	openSessionSQL    = file("../sql/open_session.sql")
	rotateSQL         = file("../sql/rotate.sql")
	reuseSQL          = file("../sql/reuse.sql")
	whoamiSQL         = file("../sql/whoami.sql")
	listSessionsSQL   = file("../sql/list_sessions.sql")
	closeSessionSQL   = file("../sql/close_session.sql")
	closeAllSQL       = file("../sql/close_all.sql")
	changePasswordSQL = file("../sql/change_password.sql")
	grantSQL          = file("../sql/grant.sql")
	revokeSQL         = file("../sql/revoke.sql")
	listUsersSQL      = file("../sql/list_users.sql")
	sweepSessionsSQL  = file("../sql/sweep_sessions.sql")
	sweepAttemptsSQL  = file("../sql/sweep_attempts.sql")
)

const (
	idle = "14 days"
	life = "90 days"
)

// phc has the form of a hash and is the hash of no password.
var phc = "$argon2id$v=19$m=19456,t=2,p=1$" +
	strings.Repeat("A", 22) + "$" + strings.Repeat("A", 43)

// One database for all: each has users of its own.
func TestInvariants(t *testing.T) {
	t.Parallel()
	db := open(t)
	for _, tt := range []struct {
		name string
		run  func(*testing.T, database)
	}{
		{"OneUserAnEmail", oneUserAnEmail},
		{"LookThenRegister", lookThenRegister},
		{"EmailForm", emailForm},
		{"HashForm", hashForm},
		{"OneRefreshWins", oneRefreshWins},
		{"WaysToRefresh", waysToRefresh},
		{"OldAndLive", oldAndLive},
		{"Theft", theft},
		{"RefreshAgainstLogout", refreshAgainstLogout},
		{"TimesOfSession", timesOfSession},
		{"SessionsOfOthers", sessionsOfOthers},
		{"SessionByHand", sessionByHand},
		{"PasswordAgainstLogins", passwordAgainstLogins},
		{"WaysToChangePassword", waysToChangePassword},
		{"TwoChanges", twoChanges},
		{"Rehash", rehash},
		{"FiveGuesses", fiveGuesses},
		{"WaysToCount", waysToCount},
		{"Forgive", forgive},
		{"Sweep", sweep},
		{"Users", users},
		{"AcceptanceQueries", func(t *testing.T, db database) {
			briefs.Acceptance(t, db.Pool, "")
		}},
		{"LoadSeed", loadSeed},
		{"Quiz", quiz},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.run(t, database{db.Pool, t})
		})
	}
}

func file(name string) string {
	text, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// database has the schema of the project.
type database struct {
	*pgxpool.Pool
	t testing.TB
}

func open(t testing.TB) database {
	t.Helper()
	return database{schemas.UpDownUp(t, "../migrations"), t}
}

type querier interface {
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

// person is a user whom no other test has.
func (db database) person() (id string) {
	db.t.Helper()
	id = uuid.NewV7().String()
	db.exec(registerSQL, id, id+"@example.com", phc)
	return id
}

var (
	errTheft   = errors.New("reused")
	errRefused = errors.New("refused")
)

// login opens a session for who has shown the password of that version.
func login(
	ctx context.Context, db querier, user string, version int,
) (session, token string, err error) {
	session, token = uuid.NewV7().String(), rand.Text()
	err = db.QueryRow(ctx, openSessionSQL, session, user, version,
		hash(token), "curl", "192.0.2.1", idle, life).Scan(&session)
	if errors.Is(err, pgx.ErrNoRows) {
		err = errRefused
	}
	return session, token, err
}

func (db database) login(user string) (session, token string) {
	db.t.Helper()
	session, token, err := login(db.t.Context(), db, user, 1)
	if err != nil {
		db.t.Fatal(err)
	}
	return session, token
}

// region:refresh

// refresh is POST /v1/tokens: two statements, each commits by itself, so
// no error can roll the closing back.
func refresh(
	ctx context.Context, db querier, token string,
) (next string, err error) {
	next = rand.Text() // at least 128 random bits
	var session, user string
	var roles []string // for the access token
	err = db.QueryRow(ctx, rotateSQL, hash(token), hash(next), idle).
		Scan(&session, &user, &roles)
	if !errors.Is(err, pgx.ErrNoRows) {
		return next, err
	}
	err = db.QueryRow(ctx, reuseSQL, hash(token)).Scan(&session, &user)
	switch {
	case err == nil:
		return "", errTheft // for the log; the client reads 401
	case errors.Is(err, pgx.ErrNoRows):
		return "", errRefused
	}
	return "", err
}

// endregion

// state is "open", or why the session was closed.
func (db database) state(session string) string {
	db.t.Helper()
	return one[string](db, `SELECT coalesce(reason, 'open')
		FROM sessions WHERE id = $1`, session)
}

// alive counts the open sessions of a user.
func (db database) alive(user string) int {
	db.t.Helper()
	return one[int](db, `SELECT count(*) FROM sessions
		WHERE user_id = $1 AND closed_at IS NULL`, user)
}

func (db database) exec(sql string, args ...any) {
	db.t.Helper()
	if _, err := db.Exec(db.t.Context(), sql, args...); err != nil {
		db.t.Fatal(err)
	}
}

// one returns what a query for one value gives.
func one[T any](db database, sql string, args ...any) (value T) {
	db.t.Helper()
	err := db.QueryRow(db.t.Context(), sql, args...).Scan(&value)
	if err != nil {
		db.t.Fatal(err)
	}
	return value
}

// until waits for a condition.
func (db database) until(what string, done func() bool) {
	db.t.Helper()
	for start := time.Now(); !done(); time.Sleep(2 * time.Millisecond) {
		if time.Since(start) > 10*time.Second {
			db.t.Fatalf("after 10 s still not: %s", what)
		}
	}
}

// blocked is true once somebody waits for a lock of this kind.
func (db database) blocked(event string) bool {
	db.t.Helper()
	return one[bool](db, `SELECT count(*) > 0 FROM pg_stat_activity
		WHERE datname = current_database() AND wait_event = $1`, event)
}

// count sorts what clients came to.
func count(results []error) string {
	return strings.TrimPrefix(fmt.Sprint(schemas.Outcomes(results)), "map")
}

func want(t testing.TB, results []error, expected string) {
	t.Helper()
	if got := count(results); got != expected {
		t.Errorf("the clients came to %s, want %s", got, expected)
	}
}

func hash(text string) []byte {
	sum := sha256.Sum256([]byte(text))
	return sum[:]
}
