// Package confusion checks a token with the algorithm that the service has
// chosen, not with the one that the token names.
package confusion

import (
	"crypto/ecdsa"

	"github.com/golang-jwt/jwt/v5"
)

// region:claims

// Claims is what our tokens say of their bearer.
type Claims struct {
	Role string `json:"role"`
	jwt.RegisteredClaims
}

// endregion
// region:verify

// Verify accepts ES256 and nothing else: the list is ours, and the type of
// the key fits no other algorithm.
func Verify(token string, key *ecdsa.PublicKey) (*Claims, error) {
	var claims Claims
	_, err := jwt.ParseWithClaims(token, &claims,
		func(*jwt.Token) (any, error) { return key, nil },
		jwt.WithValidMethods([]string{"ES256"}))
	if err != nil {
		return nil, err
	}
	return &claims, nil
}

// endregion
