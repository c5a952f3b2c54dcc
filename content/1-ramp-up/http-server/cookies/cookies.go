// Package cookies sets a session cookie.
package cookies

import (
	"net/http"
	"time"
)

// region:cookie

// Session returns a cookie that scripts, other sites and plain HTTP do not
// get. The prefix __Host- makes the browser check Secure, Path and that
// there is no Domain.
func Session(token string, life time.Duration) *http.Cookie {
	return &http.Cookie{
		Name:     "__Host-session",
		Value:    token,
		Path:     "/",
		MaxAge:   int(life.Seconds()),
		Secure:   true,                 // HTTPS only
		HttpOnly: true,                 // not for document.cookie
		SameSite: http.SameSiteLaxMode, // not with others' POST
	}
}

// endregion
