// Package refresh keeps sessions in PostgreSQL: a refresh token serves
// once, and one that comes back revokes its whole family.
package refresh

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	_ "embed"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Schema makes the tables.
//
//go:embed schema.sql
var Schema string

// region:types

var (
	ErrInvalid = errors.New("no such token, or it has expired")
	ErrRevoked = errors.New("the session is revoked")
	ErrReused  = errors.New("the token was used before")
	ErrRaced   = errors.New("the token has just been used")
)

// Store is where sessions live.
type Store struct {
	DB    *pgxpool.Pool
	Idle  time.Duration // of a refresh token: 14 days
	Life  time.Duration // of a session, whatever it does: 90 days
	Grace time.Duration // after a use; zero: every reuse is a theft
}

// Session is what a refresh token has proved.
type Session struct {
	ID      string
	User    int64
	Refresh string // for the cookie; the base has its hash only
}

// endregion
// region:start

// Start begins a family. The user has just shown the password.
func (s *Store) Start(ctx context.Context, user int64) (Session, error) {
	session := Session{User: user}
	err := pgx.BeginFunc(ctx, s.DB, func(tx pgx.Tx) error {
		err := tx.QueryRow(ctx, `
			INSERT INTO sessions (user_id, expires_at)
			VALUES ($1, now() + $2) RETURNING id`,
			user, s.Life).Scan(&session.ID)
		if err != nil {
			return err
		}
		session.Refresh, err = s.issue(ctx, tx, session.ID)
		return err
	})
	return session, err
}

func (s *Store) issue(
	ctx context.Context, tx pgx.Tx, session string,
) (string, error) {
	token := rand.Text() // at least 128 random bits
	_, err := tx.Exec(ctx, `
		INSERT INTO refresh_tokens (hash, session_id, expires_at)
		SELECT $1, id, least(now() + $3, expires_at)
		FROM sessions WHERE id = $2`, hash(token), session, s.Idle)
	return token, err
}

func hash(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

// endregion
// region:rotate

// Rotate takes a refresh token and gives the next of its family. A token
// that has been used revokes the family: one of its two bearers is a
// thief, and nobody knows which.
func (s *Store) Rotate(
	ctx context.Context, token string,
) (session Session, err error) {
	var verdict error // what to tell the bearer
	err = pgx.BeginFunc(ctx, s.DB, func(tx pgx.Tx) error {
		st, err := look(ctx, tx, token)
		if err != nil {
			return err
		}
		verdict = st.verdict(s.Grace)
		session = Session{ID: st.session, User: st.user}
		switch {
		case errors.Is(verdict, ErrReused):
			// No error from here: a rollback would forget the theft.
			return revoke(ctx, tx, st.session, "reuse")
		case verdict != nil:
			return nil
		}
		_, err = tx.Exec(ctx, `UPDATE refresh_tokens
			SET used_at = now() WHERE hash = $1`, hash(token))
		if err != nil {
			return err
		}
		session.Refresh, err = s.issue(ctx, tx, session.ID)
		return err
	})
	return session, errors.Join(err, verdict)
}

// endregion
// region:look

type state struct {
	session          string
	user             int64
	expired, revoked bool
	used             *time.Duration // ago
}

// look locks the session: rotations of one family go one by one, and a
// logout does not slip between the check and the new token.
func look(
	ctx context.Context, tx pgx.Tx, token string,
) (st state, err error) {
	err = tx.QueryRow(ctx, `
		SELECT s.id, s.user_id, t.expires_at <= now(),
		       s.revoked_at IS NOT NULL, now() - t.used_at
		FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id
		WHERE t.hash = $1 FOR UPDATE`, hash(token),
	).Scan(&st.session, &st.user, &st.expired, &st.revoked, &st.used)
	if errors.Is(err, pgx.ErrNoRows) {
		return state{expired: true}, nil
	}
	return st, err
}

func (st state) verdict(grace time.Duration) error {
	switch {
	case st.revoked:
		return ErrRevoked
	case st.used != nil && *st.used < grace:
		return ErrRaced // two tabs: the other one has the new token
	case st.used != nil:
		return ErrReused
	case st.expired:
		return ErrInvalid
	}
	return nil
}

// endregion
// region:revoke

// Logout ends one session.
func (s *Store) Logout(ctx context.Context, token string) error {
	_, err := s.DB.Exec(ctx, `
		UPDATE sessions SET revoked_at = now(), reason = 'logout'
		FROM refresh_tokens t
		WHERE t.session_id = sessions.id AND t.hash = $1
		  AND revoked_at IS NULL`, hash(token))
	return err
}

// LogoutAll ends the sessions of a user on all devices: the password has
// been changed. It returns them, so that their access tokens can be
// refused as well.
func (s *Store) LogoutAll(
	ctx context.Context, user int64, reason string,
) ([]string, error) {
	rows, err := s.DB.Query(ctx, `
		UPDATE sessions SET revoked_at = now(), reason = $2
		WHERE user_id = $1 AND revoked_at IS NULL
		RETURNING id::text`, user, reason)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

func revoke(
	ctx context.Context, tx pgx.Tx, session, reason string,
) error {
	_, err := tx.Exec(ctx, `
		UPDATE sessions SET revoked_at = now(), reason = $2
		WHERE id = $1 AND revoked_at IS NULL`, session, reason)
	if err != nil {
		return fmt.Errorf("revoke %s: %w", session, err)
	}
	return nil
}

// endregion
