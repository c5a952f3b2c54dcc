// Package cost_test measures what a check of a request costs.
package cost_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"fmt"
	"regexp"
	"strconv"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/3-middle/jwt/refresh"
	"route500k/content/internal/proof"
)

// scheme signs with private and verifies with public.
type scheme struct {
	method          jwt.SigningMethod
	private, public any
}

func schemes(t testing.TB) []scheme {
	t.Helper()
	secret := []byte(rand.Text() + rand.Text())
	ec, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	_, ed, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	rs, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	pub := func(key crypto.Signer) any { return key.Public() }
	return []scheme{
		{jwt.SigningMethodHS256, secret, secret},
		{jwt.SigningMethodES256, ec, pub(ec)},
		{jwt.SigningMethodEdDSA, ed, pub(ed)},
		{jwt.SigningMethodRS256, rs, pub(rs)},
	}
}

func (s scheme) sign() (string, error) {
	now := time.Unix(1_800_000_000, 0)
	token := jwt.NewWithClaims(s.method, jwt.MapClaims{
		"iss": "https://auth.shop.example", "sub": "7",
		"aud": "https://orders.shop.example", "role": "buyer",
		"sid": "0d7c6f62-6d29-4a3e-9d0a-3f7a3f3c1b11",
		"iat": now.Unix(), "exp": now.Add(10 * time.Minute).Unix(),
	})
	token.Header["kid"] = "key-2026"
	return token.SignedString(s.private)
}

func (s scheme) verify(token string) error {
	_, err := jwt.Parse(token, func(*jwt.Token) (any, error) {
		return s.public, nil
	}, jwt.WithValidMethods([]string{s.method.Alg()}),
		jwt.WithTimeFunc(func() time.Time {
			return time.Unix(1_800_000_001, 0)
		}))
	return err
}

func TestSchemes(t *testing.T) {
	for _, s := range schemes(t) {
		token, err := s.sign()
		if err != nil {
			t.Fatal(err)
		}
		if err := s.verify(token); err != nil {
			t.Errorf("%s: %v", s.method.Alg(), err)
		}
		if err := s.verify(token + "A"); err == nil {
			t.Errorf("%s: a longer signature", s.method.Alg())
		}
	}
}

// With RECORD=1 the test writes the tables of the page.
func TestCost(t *testing.T) {
	if !proof.Recording() {
		t.Skip("RECORD=1 measures anew")
	}
	text := fmt.Sprintf("golang-jwt 5.3.1, %s\n%-26s %9s %11s %8s\n",
		proof.Machine(), "one token", "sign, µs", "verify, µs", "bytes")
	for _, s := range schemes(t) {
		token, err := s.sign()
		if err != nil {
			t.Fatal(err)
		}
		text += fmt.Sprintf("%-26s %9.1f %11.1f %8d\n", s.method.Alg(),
			micros(func() error { _, err := s.sign(); return err }),
			micros(func() error { return s.verify(token) }),
			len(token))
	}
	rdb, prefix := lab.Client(t)
	ctx := t.Context()
	session := prefix + rand.Text()
	if err := rdb.Set(ctx, session, "7 buyer", 0).Err(); err != nil {
		t.Fatal(err)
	}
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, refresh.Schema)
	store := &refresh.Store{DB: pool, Idle: time.Hour, Life: time.Hour}
	var id string
	for range 1000 {
		s, err := store.Start(ctx, 7)
		if err != nil {
			t.Fatal(err)
		}
		id = s.ID
	}
	row := func(name string, f func() error) {
		text += fmt.Sprintf("%-26s %21.1f\n", name, micros(f))
	}
	text += fmt.Sprintf("\n%-26s %21s\n", "one session", "look up, µs")
	row("Redis "+lab.Version(t, rdb), func() error {
		return rdb.Get(ctx, session).Err()
	})
	row("PostgreSQL, primary key", func() error {
		var user int64
		return pool.QueryRow(ctx, `SELECT user_id FROM sessions
			WHERE id = $1 AND revoked_at IS NULL`, id).Scan(&user)
	})
	t.Log("\n" + text)
	proof.Record(t, "testdata/record.txt", text)
}

// micros is the time of one call, the least of five benchmarks.
func micros(f func() error) float64 {
	best := 0.0
	for range 5 {
		result := testing.Benchmark(func(b *testing.B) {
			for b.Loop() {
				if err := f(); err != nil {
					b.Fatal(err)
				}
			}
		})
		took := float64(result.NsPerOp()) / 1000
		if best == 0 || took < best {
			best = took
		}
	}
	return best
}

// The page tells these figures.
func TestRecord(t *testing.T) {
	text := proof.Recorded(t, "testdata/record.txt")
	figure := func(name string, column int) float64 {
		t.Helper()
		row := regexp.MustCompile(`(?m)^` + name + `.* (\S+) +(\S+) +(\S+)$`).
			FindStringSubmatch(text)
		if row == nil {
			t.Fatalf("no row of %s", name)
		}
		n, err := strconv.ParseFloat(row[column], 64)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if hs, es := figure("HS256", 2), figure("ES256", 2); hs > es {
		t.Errorf("HS256 verifies in %v µs, ES256 in %v", hs, es)
	}
	if sign, verify := figure("RS256", 1), figure("RS256", 2); sign < verify {
		t.Errorf("RS256 signs in %v µs, verifies in %v", sign, verify)
	}
	if es, rs := figure("ES256", 3), figure("RS256", 3); es > rs {
		t.Errorf("an ES256 token has %v bytes, RS256 %v", es, rs)
	}
}
