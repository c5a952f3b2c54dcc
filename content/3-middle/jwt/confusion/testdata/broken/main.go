// Command broken lets the token choose how it is checked.
package main

import (
	"log"
	"os"

	"github.com/golang-jwt/jwt/v5"

	"route500k/content/3-middle/jwt/confusion"
)

// region:broken

// verify takes the key "for tokens", which is public, and does with it what
// the header of the token asks for.
func verify(token string, keyPEM []byte) (*confusion.Claims, error) {
	var claims confusion.Claims
	_, err := jwt.ParseWithClaims(token, &claims,
		func(t *jwt.Token) (any, error) {
			switch t.Method.Alg() { // the word of the attacker
			case "none":
				return jwt.UnsafeAllowNoneSignatureType, nil
			case "HS256":
				return keyPEM, nil
			}
			return jwt.ParseECPublicKeyFromPEM(keyPEM)
		})
	return &claims, err
}

// endregion

func main() {
	a, err := confusion.New()
	if err != nil {
		log.Fatal(err)
	}
	err = a.Run(os.Stdout, func(token string) (*confusion.Claims, error) {
		return verify(token, a.Public)
	})
	if err != nil {
		log.Fatal(err)
	}
}
