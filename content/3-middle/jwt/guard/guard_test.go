package guard

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const (
	issuer = "https://auth.shop.example"
	orders = "https://orders.shop.example"
)

// bench is a guarded service and the keys of its issuer.
type bench struct {
	*Guard
	key     *ecdsa.PrivateKey
	revoked map[string]bool
	down    error
}

func newBench(t *testing.T) *bench {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{key: private, revoked: map[string]bool{}}
	b.Guard = &Guard{
		Issuer: issuer, Audience: orders,
		Key: func(
			_ context.Context, kid string,
		) (*ecdsa.PublicKey, error) {
			if kid != "k1" {
				return nil, errors.New("unknown key " + kid)
			}
			return &private.PublicKey, nil
		},
		Revoked: func(_ context.Context, sid string) (bool, error) {
			return b.revoked[sid], b.down
		},
	}
	return b
}

// token is good for b, unless change spoils it.
func (b *bench) token(
	t *testing.T, change func(*jwt.Token, *Claims),
) string {
	t.Helper()
	now := time.Now()
	claims := &Claims{
		Role: "buyer", Session: "s1",
		RegisteredClaims: jwt.RegisteredClaims{
			Issuer: issuer, Subject: "7",
			Audience:  jwt.ClaimStrings{orders},
			ExpiresAt: jwt.NewNumericDate(now.Add(10 * time.Minute)),
			IssuedAt:  jwt.NewNumericDate(now),
		},
	}
	token := jwt.NewWithClaims(jwt.SigningMethodES256, claims)
	token.Header["kid"] = "k1"
	token.Header["typ"] = "at+jwt"
	var key any = b.key
	if change != nil {
		change(token, claims)
	}
	switch token.Method {
	case jwt.SigningMethodHS256:
		der, err := x509.MarshalPKIXPublicKey(&b.key.PublicKey)
		if err != nil {
			t.Fatal(err)
		}
		key = der
	case jwt.SigningMethodNone:
		key = jwt.UnsafeAllowNoneSignatureType
	}
	text, err := token.SignedString(key)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// get asks the guarded service and returns its answer.
func (b *bench) get(header string) *http.Response {
	h := b.Wrap(http.HandlerFunc(func(
		w http.ResponseWriter, r *http.Request,
	) {
		claims, ok := From(r.Context())
		if !ok {
			http.Error(w, "no claims", http.StatusInternalServerError)
			return
		}
		_, _ = io.WriteString(w, claims.Subject+" "+claims.Role)
	}))
	r := httptest.NewRequest(http.MethodGet, "/orders", nil)
	if header != "" {
		r.Header.Set("Authorization", header)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func TestGood(t *testing.T) {
	b := newBench(t)
	in := func(d time.Duration) func(*jwt.Token, *Claims) {
		return func(_ *jwt.Token, c *Claims) {
			c.ExpiresAt = jwt.NewNumericDate(time.Now().Add(d))
		}
	}
	// In this order: the page quotes what fails.
	for _, good := range []struct{ name, header string }{
		{"a good token", "Bearer " + b.token(t, nil)},
		{"bearer", "bearer " + b.token(t, nil)},
		{"expired 10 s ago", "Bearer " + b.token(t, in(-10*time.Second))},
		{"for two audiences", "Bearer " + b.token(t, both)},
	} {
		resp := b.get(good.header)
		body, _ := io.ReadAll(resp.Body)
		if resp.StatusCode != 200 || string(body) != "7 buyer" {
			t.Errorf("%s: %d %s", good.name, resp.StatusCode, body)
		}
	}
}

func both(_ *jwt.Token, c *Claims) {
	c.Audience = append(c.Audience, "https://cart.shop.example")
}

func TestForged(t *testing.T) {
	b := newBench(t)
	b.revoked["s9"] = true
	stranger := newBench(t)
	for _, tt := range []struct {
		name   string
		change func(*jwt.Token, *Claims)
	}{
		{"alg none", func(t *jwt.Token, _ *Claims) {
			t.Method = jwt.SigningMethodNone
			t.Header["alg"] = "none"
		}},
		{"HS256 with the public key", func(t *jwt.Token, _ *Claims) {
			t.Method = jwt.SigningMethodHS256
			t.Header["alg"] = "HS256"
		}},
		{"no exp", func(_ *jwt.Token, c *Claims) { c.ExpiresAt = nil }},
		{"expired", func(_ *jwt.Token, c *Claims) {
			c.ExpiresAt = jwt.NewNumericDate(time.Unix(1e9, 0))
		}},
		{"not yet valid", func(_ *jwt.Token, c *Claims) {
			c.NotBefore = jwt.NewNumericDate(time.Unix(9e9, 0))
		}},
		{"of another issuer", func(_ *jwt.Token, c *Claims) {
			c.Issuer = "https://evil.example"
		}},
		{"for another service", func(_ *jwt.Token, c *Claims) {
			c.Audience = jwt.ClaimStrings{"https://cart.shop.example"}
		}},
		{"for nobody", func(_ *jwt.Token, c *Claims) { c.Audience = nil }},
		{"an ID token", func(t *jwt.Token, _ *Claims) {
			t.Header["typ"] = "JWT"
		}},
		{"an unknown key", func(t *jwt.Token, _ *Claims) {
			t.Header["kid"] = "../../etc/passwd"
		}},
		{"no session", func(_ *jwt.Token, c *Claims) { c.Session = "" }},
		{"of nobody", func(_ *jwt.Token, c *Claims) { c.Subject = "" }},
		{"after logout", func(_ *jwt.Token, c *Claims) {
			c.Session = "s9"
		}},
	} {
		refused(t, b, tt.name, "Bearer "+b.token(t, tt.change))
	}
	good := b.token(t, nil)
	refused(t, b, "a key of a stranger",
		"Bearer "+stranger.token(t, nil))
	refused(t, b, "another last character",
		"Bearer "+good[:len(good)-1]+nextTo(good[len(good)-1]))
	refused(t, b, "no scheme", good)
	refused(t, b, "Basic", "Basic "+good)
	refused(t, b, "nothing", "")
}

// nextTo returns a character whose first two bits are the same: the last
// one of 64 bytes in base64 has four bits to spare.
func nextTo(c byte) string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" +
		"0123456789-_"
	return string(alphabet[strings.IndexByte(alphabet, c)^1])
}

func refused(t *testing.T, b *bench, name, header string) {
	t.Helper()
	resp := b.get(header)
	if resp.StatusCode != http.StatusUnauthorized {
		t.Errorf("%s: %d, want 401", name, resp.StatusCode)
	}
}

func TestAnswer401(t *testing.T) {
	b := newBench(t)
	resp := b.get("Bearer " + b.token(t, func(t *jwt.Token, _ *Claims) {
		t.Header["kid"] = "k2"
	}))
	body, _ := io.ReadAll(resp.Body)
	if strings.Contains(string(body), "k2") {
		t.Errorf("the answer helps the attacker: %s", body)
	}
	challenge := resp.Header.Get("WWW-Authenticate")
	if !strings.HasPrefix(challenge, "Bearer") {
		t.Errorf("WWW-Authenticate: %q", challenge)
	}
}

func TestRevocationIsUnknown(t *testing.T) {
	b := newBench(t)
	b.down = errors.New("no Redis")
	resp := b.get("Bearer " + b.token(t, nil))
	if resp.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("%d, want 503", resp.StatusCode)
	}
}
