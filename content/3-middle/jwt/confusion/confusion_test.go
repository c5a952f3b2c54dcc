package confusion_test

import (
	"strings"
	"testing"

	"github.com/golang-jwt/jwt/v5"

	"route500k/content/3-middle/jwt/confusion"
	"route500k/content/internal/proof"
)

func TestBrokenAcceptsForgeries(t *testing.T) {
	text := proof.Output(t, "testdata/broken")
	proof.Golden(t, "testdata/broken/want.txt",
		proof.Fold(text, proof.Width))
	if strings.Count(text, "accepted, admin") != 2 {
		t.Errorf("the broken code is not broken:\n%s", text)
	}
}

func TestVerifyRefusesForgeries(t *testing.T) {
	a, err := confusion.New()
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	err = a.Run(&out, func(token string) (*confusion.Claims, error) {
		return confusion.Verify(token, &a.Private.PublicKey)
	})
	if err != nil {
		t.Fatal(err)
	}
	proof.Golden(t, "testdata/want.txt",
		proof.Fold(out.String(), proof.Width))
}

// The list of methods is one lock; the type of the key is another.
func TestTypeOfKeyAlone(t *testing.T) {
	a, err := confusion.New()
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	err = a.Run(&out, func(token string) (*confusion.Claims, error) {
		var claims confusion.Claims
		_, err := jwt.ParseWithClaims(token, &claims,
			func(*jwt.Token) (any, error) {
				return &a.Private.PublicKey, nil
			})
		return &claims, err
	})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "admin") {
		t.Errorf("a typed key let a forgery in:\n%s", out.String())
	}
}
