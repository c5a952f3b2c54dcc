// Package web gives tokens to a browser: the refresh token in a cookie
// that no script can read, the access token in the answer.
package web

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"route500k/content/3-middle/jwt/refresh"
)

// region:auth

// Auth is the service that gives tokens.
type Auth struct {
	Sessions *refresh.Store
	Password func(*http.Request) (user int64, err error)
	Sign     func(refresh.Session) (access string, err error)
	Refuse   func(ctx context.Context, session string) error
	Log      *slog.Logger
}

const cookie = "__Secure-refresh"

// Routes are called by our own pages only.
func (a *Auth) Routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /auth/login", a.login)
	mux.HandleFunc("POST /auth/refresh", a.refresh)
	mux.HandleFunc("POST /auth/logout", a.logout)
	return http.NewCrossOriginProtection().Handler(mux) // Go 1.25
}

// set keeps the token away from scripts, from other sites and from all
// requests but those to /auth/.
func set(w http.ResponseWriter, token string, life time.Duration) {
	http.SetCookie(w, &http.Cookie{
		Name: cookie, Value: token, Path: "/auth/",
		MaxAge: int(life.Seconds()), HttpOnly: true, Secure: true,
		SameSite: http.SameSiteStrictMode,
	})
}

// endregion
// region:refresh

func (a *Auth) refresh(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	c, err := r.Cookie(cookie)
	if err != nil {
		http.Error(w, "log in", http.StatusUnauthorized)
		return
	}
	session, err := a.Sessions.Rotate(ctx, c.Value)
	switch {
	case err == nil:
		a.give(w, session)
		return
	case errors.Is(err, refresh.ErrRaced):
		// Another tab was quicker: the browser has its cookie by now.
		http.Error(w, "try again", http.StatusConflict)
		return
	case errors.Is(err, refresh.ErrReused):
		a.Log.WarnContext(ctx, "refresh token reused",
			"user", session.User, "session", session.ID)
		if err := a.Refuse(ctx, session.ID); err != nil {
			a.Log.ErrorContext(ctx, "refuse session", "error", err)
		}
	case !errors.Is(err, refresh.ErrInvalid) &&
		!errors.Is(err, refresh.ErrRevoked):
		a.Log.ErrorContext(ctx, "rotate", "error", err)
		http.Error(w, "no answer from the base",
			http.StatusServiceUnavailable) // and the cookie stays
		return
	}
	set(w, "", -time.Second)
	http.Error(w, "log in", http.StatusUnauthorized)
}

// endregion

func (a *Auth) login(w http.ResponseWriter, r *http.Request) {
	user, err := a.Password(r)
	if err != nil {
		http.Error(w, "wrong name or password", http.StatusUnauthorized)
		return
	}
	session, err := a.Sessions.Start(r.Context(), user)
	if err != nil {
		a.Log.ErrorContext(r.Context(), "start", "error", err)
		http.Error(w, "try again", http.StatusServiceUnavailable)
		return
	}
	a.give(w, session)
}

func (a *Auth) logout(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie(cookie); err == nil {
		if err := a.Sessions.Logout(r.Context(), c.Value); err != nil {
			a.Log.ErrorContext(r.Context(), "logout", "error", err)
			http.Error(w, "try again", http.StatusServiceUnavailable)
			return
		}
	}
	set(w, "", -time.Second)
	w.WriteHeader(http.StatusNoContent)
}

// region:give

func (a *Auth) give(w http.ResponseWriter, session refresh.Session) {
	access, err := a.Sign(session)
	if err != nil {
		http.Error(w, "try again", http.StatusServiceUnavailable)
		return
	}
	set(w, session.Refresh, a.Sessions.Idle)
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(map[string]string{
		"access_token": access, "token_type": "Bearer",
	})
}

// endregion
