// Package keys rotates the key that signs tokens, and lets other services
// know the public half by a JSON Web Key Set.
package keys

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"encoding/base64"
	"errors"
	"fmt"
)

// region:jwk

// JWK is the public half of an ECDSA P-256 key (RFC 7517).
type JWK struct {
	Type  string `json:"kty"`
	Curve string `json:"crv"`
	Use   string `json:"use"`
	Alg   string `json:"alg"`
	ID    string `json:"kid"`
	X     string `json:"x"`
	Y     string `json:"y"`
}

// Set is what /.well-known/jwks.json answers.
type Set struct {
	Keys []JWK `json:"keys"`
}

var b64 = base64.RawURLEncoding

func public(id string, key *ecdsa.PublicKey) (JWK, error) {
	point, err := key.Bytes() // 0x04, X, Y; since Go 1.25
	if err != nil {
		return JWK{}, err
	}
	return JWK{"EC", "P-256", "sig", "ES256", id,
		b64.EncodeToString(point[1:33]),
		b64.EncodeToString(point[33:])}, nil
}

// Key checks that the point lies on the curve.
func (j JWK) Key() (*ecdsa.PublicKey, error) {
	if j.Type != "EC" || j.Curve != "P-256" || j.Alg != "ES256" {
		return nil, fmt.Errorf("key %q is not for ES256", j.ID)
	}
	x, errX := b64.DecodeString(j.X)
	y, errY := b64.DecodeString(j.Y)
	if err := errors.Join(errX, errY); err != nil {
		return nil, err
	}
	point := append(append([]byte{4}, x...), y...)
	return ecdsa.ParseUncompressedPublicKey(elliptic.P256(), point)
}

// endregion
