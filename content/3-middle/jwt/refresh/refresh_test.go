package refresh_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/3-middle/jwt/refresh"
	"route500k/content/internal/proof"
)

const user = 7

func newStore(t *testing.T) *refresh.Store {
	t.Helper()
	pool := lab.Pool(t)
	lab.Exec(t, pool, refresh.Schema)
	return &refresh.Store{
		DB: pool, Idle: time.Hour, Life: 24 * time.Hour,
	}
}

func start(t *testing.T, s *refresh.Store) refresh.Session {
	t.Helper()
	session, err := s.Start(t.Context(), user)
	if err != nil {
		t.Fatal(err)
	}
	return session
}

func TestReuseRevokesFamily(t *testing.T) {
	s := newStore(t)
	ctx := t.Context()
	var out strings.Builder
	// region:theft
	show := func(who string, err error) {
		fmt.Fprintf(&out, "%-24s %v\n", who, err)
	}
	phone, _ := s.Start(ctx, user) // another device
	first, _ := s.Start(ctx, user)
	stolen := first.Refresh // malware copies it

	second, err := s.Rotate(ctx, first.Refresh)
	show("the owner, token 1:", err)
	third, err := s.Rotate(ctx, second.Refresh)
	show("the owner, token 2:", err)
	_, err = s.Rotate(ctx, stolen)
	show("the thief, token 1:", err)
	_, err = s.Rotate(ctx, third.Refresh)
	show("the owner, token 3:", err)
	_, err = s.Rotate(ctx, phone.Refresh)
	show("the owner's phone:", err)
	// endregion
	proof.Golden(t, "testdata/theft.txt", out.String())
}

// The thief may come first as well: then the owner is who sounds the alarm.
func TestThiefComesFirst(t *testing.T) {
	s := newStore(t)
	first := start(t, s)
	thief, err := s.Rotate(t.Context(), first.Refresh)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Rotate(t.Context(), first.Refresh)
	if !errors.Is(err, refresh.ErrReused) {
		t.Errorf("the owner: %v", err)
	}
	_, err = s.Rotate(t.Context(), thief.Refresh)
	if !errors.Is(err, refresh.ErrRevoked) {
		t.Errorf("the thief: %v", err)
	}
}

// In the same instant, not one after another.
func TestOneWinner(t *testing.T) {
	s := newStore(t)
	first := start(t, s)
	const tabs = 20
	errs := make([]error, tabs)
	next := make([]refresh.Session, tabs)
	var wg sync.WaitGroup
	for i := range tabs {
		wg.Go(func() {
			next[i], errs[i] = s.Rotate(t.Context(), first.Refresh)
		})
	}
	wg.Wait()
	won := 0
	for i, err := range errs {
		if err != nil {
			continue
		}
		won++
		_, err := s.Rotate(t.Context(), next[i].Refresh)
		if !errors.Is(err, refresh.ErrRevoked) {
			t.Errorf("the winner after a reuse: %v", err)
		}
	}
	if won != 1 {
		t.Errorf("%d rotations of one token succeeded", won)
	}
}

// A page with two tabs open: both have read the same cookie.
func TestTwoTabs(t *testing.T) {
	s := newStore(t)
	ctx := t.Context()
	var out strings.Builder
	// region:tabs
	for _, grace := range []time.Duration{0, 10 * time.Second} {
		s.Grace = grace
		session, _ := s.Start(ctx, user)
		left, err := s.Rotate(ctx, session.Refresh)
		fmt.Fprintf(&out, "grace %v\n  left tab:  %v\n", grace, err)
		_, err = s.Rotate(ctx, session.Refresh)
		fmt.Fprintf(&out, "  right tab: %v\n", err)
		_, err = s.Rotate(ctx, left.Refresh)
		fmt.Fprintf(&out, "  next time: %v\n", err)
	}
	// endregion
	proof.Golden(t, "testdata/tabs.txt", out.String())
}

func TestForgetfulRotation(t *testing.T) {
	s := newStore(t)
	ctx := t.Context()
	var out strings.Builder
	for _, way := range []struct {
		name   string
		rotate func(context.Context, string) (refresh.Session, error)
	}{
		{"RotateForgetful", s.RotateForgetful},
		{"Rotate", s.Rotate},
	} {
		first := start(t, s)
		thief, err := way.rotate(ctx, first.Refresh)
		if err != nil {
			t.Fatal(err)
		}
		_, owner := way.rotate(ctx, first.Refresh)
		_, err = way.rotate(ctx, thief.Refresh)
		fmt.Fprintf(&out, "%s\n  the owner: %v\n  the thief: %v\n",
			way.name, owner, err)
	}
	proof.Golden(t, "testdata/forgetful.txt", out.String())
}

func TestLives(t *testing.T) {
	s := newStore(t)
	ctx := t.Context()
	token := start(t, s).Refresh
	s.Idle, s.Life = time.Hour, 500*time.Millisecond
	short := start(t, s).Refresh
	s.Idle, s.Life = 10*time.Millisecond, time.Hour
	idle := start(t, s).Refresh
	s.Idle = time.Hour
	// The end of the session comes, however busy it is.
	deadline := time.Now().Add(10 * time.Second)
	for {
		next, err := s.Rotate(ctx, short)
		if errors.Is(err, refresh.ErrInvalid) {
			break
		}
		if err != nil || time.Now().After(deadline) {
			t.Fatalf("a session of 500 ms: %v", err)
		}
		short = next.Refresh
		time.Sleep(50 * time.Millisecond)
	}
	for name, token := range map[string]string{
		"idle": idle, "unknown": "ABC", "empty": "",
	} {
		_, err := s.Rotate(ctx, token)
		if !errors.Is(err, refresh.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := s.Rotate(ctx, token); err != nil {
		t.Error(err)
	}
}

func TestLogout(t *testing.T) {
	s := newStore(t)
	ctx := t.Context()
	phone, laptop, tv := start(t, s), start(t, s), start(t, s)
	if err := s.Logout(ctx, phone.Refresh); err != nil {
		t.Fatal(err)
	}
	ended, err := s.LogoutAll(ctx, user, "password")
	if err != nil || len(ended) != 2 {
		t.Errorf("sessions ended: %v, %v", ended, err)
	}
	for _, session := range []refresh.Session{phone, laptop, tv} {
		_, err := s.Rotate(ctx, session.Refresh)
		if !errors.Is(err, refresh.ErrRevoked) {
			t.Errorf("after a logout: %v", err)
		}
	}
}

// What leaks with a dump of the base opens nothing.
func TestNoTokenInTheBase(t *testing.T) {
	s := newStore(t)
	session := start(t, s)
	var found int
	err := s.DB.QueryRow(t.Context(), `
		SELECT count(*) FROM refresh_tokens r
		WHERE position($1 in r::text) > 0
		   OR hash = convert_to($1, 'UTF8')`,
		session.Refresh).Scan(&found)
	if err != nil || found > 0 {
		t.Errorf("%d rows hold the token itself, %v", found, err)
	}
}
