// Package guard lets requests in by their access token.
package guard

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// region:given

// Claims is what an access token says.
type Claims struct {
	Role    string `json:"role"`
	Session string `json:"sid"`
	jwt.RegisteredClaims
}

// Guard knows who issues tokens, and for whom.
type Guard struct {
	Issuer   string // iss: who signs
	Audience string // aud: this service
	Key      func(ctx context.Context, kid string) (
		*ecdsa.PublicKey, error)
	Revoked func(ctx context.Context, session string) (bool, error)
}

// ErrUnsure means that the token may be good, and nobody knows.
var ErrUnsure = errors.New("revocation is not known")

// endregion
// region:solution

// Check returns the claims of the header "Authorization: Bearer …".
func (g *Guard) Check(
	ctx context.Context, header string,
) (*Claims, error) {
	scheme, token, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return nil, errors.New("no bearer token")
	}
	var claims Claims
	_, err := jwt.ParseWithClaims(token, &claims,
		func(t *jwt.Token) (any, error) {
			typ, _ := t.Header["typ"].(string)
			if !strings.EqualFold(typ, "at+jwt") {
				return nil, fmt.Errorf("typ %q is no access token", typ)
			}
			kid, _ := t.Header["kid"].(string)
			return g.Key(ctx, kid)
		},
		jwt.WithValidMethods([]string{"ES256"}),
		jwt.WithIssuer(g.Issuer),
		jwt.WithAudience(g.Audience),
		jwt.WithExpirationRequired(),
		jwt.WithLeeway(30*time.Second), // clocks differ
		jwt.WithStrictDecoding())
	if err != nil {
		return nil, err
	}
	if claims.Subject == "" || claims.Session == "" {
		return nil, errors.New("no subject or no session")
	}
	revoked, err := g.Revoked(ctx, claims.Session)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrUnsure, err)
	case revoked:
		return nil, errors.New("the session is revoked")
	}
	return &claims, nil
}

type key struct{}

// From returns what Wrap has checked.
func From(ctx context.Context) (*Claims, bool) {
	claims, ok := ctx.Value(key{}).(*Claims)
	return claims, ok
}

// Wrap answers 401 to who is not known. The reason goes to the log, not to
// the caller.
func (g *Guard) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		claims, err := g.Check(r.Context(), r.Header.Get("Authorization"))
		switch {
		case errors.Is(err, ErrUnsure):
			http.Error(w, "try again later",
				http.StatusServiceUnavailable)
		case err != nil:
			w.Header().Set("WWW-Authenticate",
				`Bearer error="invalid_token"`)
			http.Error(w, "unauthorized", http.StatusUnauthorized)
		default:
			ctx := context.WithValue(r.Context(), key{}, claims)
			next.ServeHTTP(w, r.WithContext(ctx))
		}
	})
}

// endregion
