// Package guard lets requests in by their access token.
package guard

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"net/http"
	"strings"

	"github.com/golang-jwt/jwt/v5"
)

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

// region:start

// Check returns the claims of the header "Authorization: Bearer …".
func (g *Guard) Check(
	ctx context.Context, header string,
) (*Claims, error) {
	var claims Claims
	_, err := jwt.ParseWithClaims(
		strings.TrimPrefix(header, "Bearer "), &claims,
		func(t *jwt.Token) (any, error) {
			kid, _ := t.Header["kid"].(string)
			return g.Key(ctx, kid)
		})
	if err != nil {
		return nil, err
	}
	if revoked, _ := g.Revoked(ctx, claims.Session); revoked {
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

// Wrap answers 401 to who is not known.
func (g *Guard) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		claims, err := g.Check(r.Context(), r.Header.Get("Authorization"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusUnauthorized)
			return
		}
		ctx := context.WithValue(r.Context(), key{}, claims)
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// endregion
