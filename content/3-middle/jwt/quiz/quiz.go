// Package quiz holds the programs of «what does it print?» about tokens.
package quiz

import (
	"errors"
	"fmt"

	"github.com/golang-jwt/jwt/v5"
)

var key = []byte("32 random bytes from a secret...")

func keyfunc(*jwt.Token) (any, error) { return key, nil }

func sign(claims jwt.Claims) string {
	token, err := jwt.NewWithClaims(jwt.SigningMethodHS256, claims).
		SignedString(key)
	if err != nil {
		panic(err) // the key is good, the claims are JSON
	}
	return token
}

// Optional shows what is checked by default.
func Optional() {
	// region:optional
	token := sign(jwt.MapClaims{"sub": "7", "aud": "cart"})

	hs256 := jwt.WithValidMethods([]string{"HS256"})
	_, err := jwt.Parse(token, keyfunc, hs256)
	fmt.Println(err)

	_, err = jwt.Parse(token, keyfunc, hs256,
		jwt.WithExpirationRequired(), jwt.WithAudience("orders"))
	fmt.Println(errors.Is(err, jwt.ErrTokenRequiredClaimMissing))
	fmt.Println(errors.Is(err, jwt.ErrTokenInvalidAudience))
	fmt.Println(errors.Is(err, jwt.ErrTokenExpired))
	// endregion
}

// LastCharacter changes a signed token.
func LastCharacter() {
	// region:last
	token := sign(jwt.MapClaims{"sub": "7"})
	twin := []byte(token)
	twin[len(twin)-1]++

	fmt.Println(token[len(token)-3:], string(twin[len(twin)-3:]))
	_, err := jwt.Parse(string(twin), keyfunc)
	fmt.Println(err)
	_, err = jwt.Parse(string(twin), keyfunc, jwt.WithStrictDecoding())
	fmt.Println(errors.Is(err, jwt.ErrTokenMalformed))
	// endregion
}

// Number carries an identifier through a token.
func Number() {
	// region:number
	const id = 9007199254740993 // 2^53 + 1
	token := sign(jwt.MapClaims{"order": id})

	loose := jwt.MapClaims{}
	_, _ = jwt.ParseWithClaims(token, loose, keyfunc)
	fmt.Printf("%T %.0f\n", loose["order"], loose["order"])

	var typed struct {
		Order int64 `json:"order"`
		jwt.RegisteredClaims
	}
	_, _ = jwt.ParseWithClaims(token, &typed, keyfunc)
	fmt.Println(typed.Order)
	// endregion
}
