package web_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/3-middle/jwt/refresh"
	"route500k/content/3-middle/jwt/web"
	"route500k/content/internal/proof"
)

type bench struct {
	http.Handler
	log     strings.Builder
	refused []string
	store   *refresh.Store
}

func newBench(t *testing.T) *bench {
	t.Helper()
	pool := lab.Pool(t)
	lab.Exec(t, pool, refresh.Schema)
	b := new(bench)
	b.store = &refresh.Store{
		DB: pool, Idle: 14 * 24 * time.Hour, Life: 90 * 24 * time.Hour,
	}
	auth := &web.Auth{
		Sessions: b.store,
		Password: func(r *http.Request) (int64, error) {
			if r.FormValue("password") != "secret" {
				return 0, errors.New("no")
			}
			return 7, nil
		},
		Sign: func(s refresh.Session) (string, error) {
			return fmt.Sprint("access of ", s.User), nil
		},
		Refuse: func(_ context.Context, session string) error {
			b.refused = append(b.refused, session)
			return nil
		},
		Log: slog.New(slog.NewTextHandler(&b.log, nil)),
	}
	b.Handler = auth.Routes()
	return b
}

// post returns the code and the cookie of the answer.
func (b *bench) post(
	path, site, cookie string,
) (int, *http.Cookie) {
	r := httptest.NewRequest(http.MethodPost, path, nil)
	r.Header.Set("Sec-Fetch-Site", site)
	if cookie != "" {
		r.AddCookie(&http.Cookie{Name: "__Secure-refresh", Value: cookie})
	}
	w := httptest.NewRecorder()
	b.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		return w.Code, c
	}
	return w.Code, &http.Cookie{}
}

func TestJourney(t *testing.T) {
	b := newBench(t)
	const own, other = "same-origin", "cross-site"
	var out strings.Builder
	show := func(name string, code int, c *http.Cookie) {
		what := "-"
		switch {
		case c.MaxAge < 0:
			what = "removed"
		case c.Value != "":
			what = "new"
		}
		fmt.Fprintf(&out, "%-34s %d  %s\n", name, code, what)
	}
	fmt.Fprintf(&out, "%-34s %s %s\n", "POST", "code", "cookie")

	code, _ := b.post("/auth/login?password=guess", own, "")
	show("/auth/login, wrong password", code, &http.Cookie{})
	code, first := b.post("/auth/login?password=secret", own, "")
	show("/auth/login", code, first)
	code, c := b.post("/auth/refresh", other, first.Value)
	show("/auth/refresh from another site", code, c)
	code, second := b.post("/auth/refresh", own, first.Value)
	show("/auth/refresh", code, second)
	code, c = b.post("/auth/refresh", own, first.Value)
	show("/auth/refresh, the first cookie", code, c)
	code, c = b.post("/auth/refresh", own, second.Value)
	show("/auth/refresh, the second cookie", code, c)
	proof.Golden(t, "testdata/want.txt", out.String())

	if len(b.refused) != 1 || !strings.Contains(b.log.String(),
		"refresh token reused") {
		t.Errorf("refused %v, log %s", b.refused, &b.log)
	}
	if !first.HttpOnly || !first.Secure || first.Path != "/auth/" ||
		first.SameSite != http.SameSiteStrictMode {
		t.Errorf("the cookie: %v", first)
	}
}

func TestRaceIsNoTheft(t *testing.T) {
	b := newBench(t)
	b.store.Grace = 10 * time.Second
	_, first := b.post("/auth/login?password=secret", "same-origin", "")
	_, next := b.post("/auth/refresh", "same-origin", first.Value)
	code, c := b.post("/auth/refresh", "same-origin", first.Value)
	if code != http.StatusConflict || c.Name != "" {
		t.Errorf("the slower tab: %d, cookie %v", code, c)
	}
	code, _ = b.post("/auth/logout", "same-origin", next.Value)
	if code != http.StatusNoContent {
		t.Errorf("logout: %d", code)
	}
	code, _ = b.post("/auth/refresh", "same-origin", next.Value)
	if code != http.StatusUnauthorized {
		t.Errorf("after logout: %d", code)
	}
	if len(b.refused) > 0 {
		t.Errorf("refused %v", b.refused)
	}
}

// A base that is down is no reason to log everybody out.
func TestBaseIsDown(t *testing.T) {
	b := newBench(t)
	_, first := b.post("/auth/login?password=secret", "same-origin", "")
	b.store.DB.Close()
	code, c := b.post("/auth/refresh", "same-origin", first.Value)
	if code != http.StatusServiceUnavailable || c.Name != "" {
		t.Errorf("%d, cookie %v", code, c)
	}
}
