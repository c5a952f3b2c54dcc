package keys_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"route500k/content/3-middle/jwt/keys"
	"route500k/content/internal/proof"
)

func newRing(t testing.TB) *keys.Ring {
	t.Helper()
	ring, err := keys.NewRing()
	if err != nil {
		t.Fatal(err)
	}
	return ring
}

func newPair(t testing.TB) keys.Pair {
	t.Helper()
	pair, err := keys.NewPair()
	if err != nil {
		t.Fatal(err)
	}
	return pair
}

func sign(t testing.TB, ring *keys.Ring) string {
	t.Helper()
	token, err := ring.Sign(jwt.RegisteredClaims{
		ExpiresAt: jwt.NewNumericDate(time.Now().Add(10 * time.Minute)),
	})
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func check(ctx context.Context, r *keys.Remote, token string) error {
	_, err := jwt.Parse(token, func(t *jwt.Token) (any, error) {
		id, _ := t.Header["kid"].(string)
		return r.Key(ctx, id)
	}, jwt.WithValidMethods([]string{"ES256"}))
	return err
}

// issuer counts how often its set is asked for.
type issuer struct {
	set   func() (keys.Set, error)
	down  bool
	asked int
}

func (i *issuer) fetch(context.Context) (keys.Set, error) {
	i.asked++
	if i.down {
		return keys.Set{}, errors.New("the issuer is down")
	}
	return i.set()
}

func remote(i *issuer) *keys.Remote {
	return &keys.Remote{
		Fetch: i.fetch,
		Fresh: 10 * time.Minute, Cooldown: 30 * time.Second,
	}
}

// Half an hour of one verifier, which caches the set for ten minutes. In
// the middle the issuer replaces its key; tokens live for ten minutes.
func TestRotationUnderTraffic(t *testing.T) {
	text := fmt.Sprintf("%-34s %10s %10s\n", "refused tokens of 180",
		"just issued", "9 min old")
	for _, way := range []struct {
		name     string
		set      func(*keys.Ring) (keys.Set, error)
		cooldown time.Duration
		young    bool // are refused
		old      bool
	}{
		{"current", only(1, 2), 10 * time.Minute, true, true},
		{"current; asks for an unknown kid", only(1, 2),
			30 * time.Second, false, true},
		{"current, previous", only(1, 3), 10 * time.Minute, true, false},
		{"next, current, previous", only(0, 3), 10 * time.Minute,
			false, false},
	} {
		synctest.Test(t, func(t *testing.T) {
			young, old := serve(t, way.set, way.cooldown)
			text += fmt.Sprintf("%-34s %11d %10d\n", way.name, young, old)
			if (young > 0) != way.young || (old > 0) != way.old {
				t.Errorf("%s: %d, %d refused", way.name, young, old)
			}
		})
	}
	proof.Golden(t, "testdata/rotation.txt", text)
}

// only publishes a part of next, current, previous.
func only(from, to int) func(*keys.Ring) (keys.Set, error) {
	return func(ring *keys.Ring) (keys.Set, error) {
		set, err := ring.Set()
		if err == nil {
			set.Keys = set.Keys[from:min(to, len(set.Keys))]
		}
		return set, err
	}
}

func serve(
	t *testing.T, set func(*keys.Ring) (keys.Set, error),
	cooldown time.Duration,
) (young, old int) {
	ring := newRing(t)
	r := remote(&issuer{set: func() (keys.Set, error) {
		return set(ring)
	}})
	r.Cooldown = cooldown
	const steps, age = 180, 54 // of 10 seconds
	var issued []string
	for range age {
		issued = append(issued, sign(t, ring))
		time.Sleep(10 * time.Second)
	}
	for i := range steps {
		if i == steps/2+15 { // between two fetches
			ring.Rotate(newPair(t))
		}
		issued = append(issued, sign(t, ring))
		if check(t.Context(), r, issued[len(issued)-1]) != nil {
			young++
		}
		if check(t.Context(), r, issued[len(issued)-1-age]) != nil {
			old++
		}
		time.Sleep(10 * time.Second)
	}
	return young, old
}

// An unknown key costs the issuer a request in 30 s, not one per forgery.
func TestFloodOfUnknownKeys(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ring := newRing(t)
		i := &issuer{set: ring.Set}
		r := remote(i)
		for range 100 {
			forged := sign(t, newRing(t))
			if err := check(t.Context(), r, forged); err == nil {
				t.Fatal("an unknown key was accepted")
			}
		}
		if i.asked != 1 {
			t.Errorf("the issuer was asked %d times", i.asked)
		}
		time.Sleep(30 * time.Second)
		if err := check(t.Context(), r, sign(t, ring)); err != nil {
			t.Error(err)
		}
	})
}

func TestIssuerIsDown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ring := newRing(t)
		i := &issuer{set: ring.Set}
		r := remote(i)
		if err := check(t.Context(), r, sign(t, ring)); err != nil {
			t.Fatal(err)
		}
		i.down = true
		time.Sleep(time.Hour)
		if err := check(t.Context(), r, sign(t, ring)); err != nil {
			t.Errorf("a known key, the issuer is down: %v", err)
		}
		err := check(t.Context(), r, sign(t, newRing(t)))
		if err == nil {
			t.Error("an unknown key was accepted")
		}
		i.down = false
		time.Sleep(time.Minute)
		ring.Rotate(newPair(t))
		if err := check(t.Context(), r, sign(t, ring)); err != nil {
			t.Errorf("the issuer is back: %v", err)
		}
	})
}

func TestOverHTTP(t *testing.T) {
	ring := newRing(t)
	server := httptest.NewServer(http.HandlerFunc(func(
		w http.ResponseWriter, r *http.Request,
	) {
		set, err := ring.Set()
		if err != nil || r.URL.Path != "/.well-known/jwks.json" {
			http.Error(w, "no keys", http.StatusNotFound)
			return
		}
		_ = json.NewEncoder(w).Encode(set)
	}))
	defer server.Close()
	from := func(path string) *keys.Remote {
		return &keys.Remote{
			Fresh: time.Minute,
			Fetch: func(ctx context.Context) (keys.Set, error) {
				return keys.Get(ctx, server.Client(), server.URL+path)
			},
		}
	}
	r := from("/.well-known/jwks.json")
	var wg sync.WaitGroup
	for range 20 {
		token := sign(t, ring)
		wg.Go(func() {
			if err := check(t.Context(), r, token); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	err := check(t.Context(), from("/elsewhere"), sign(t, ring))
	if err == nil || !strings.Contains(err.Error(), "404") {
		t.Errorf("no set there: %v", err)
	}
}

func TestForeignKeys(t *testing.T) {
	set, err := newRing(t).Set()
	if err != nil {
		t.Fatal(err)
	}
	good := set.Keys[0]
	for name, spoil := range map[string]func(*keys.JWK){
		"another curve":    func(k *keys.JWK) { k.Curve = "P-521" },
		"another type":     func(k *keys.JWK) { k.Type = "oct" },
		"no base64":        func(k *keys.JWK) { k.X = "*" },
		"not on the curve": func(k *keys.JWK) { k.Y = k.X },
		"too short":        func(k *keys.JWK) { k.X = "AQ" },
	} {
		key := good
		spoil(&key)
		if _, err := key.Key(); err == nil {
			t.Errorf("%s: was accepted", name)
		}
	}
	if _, err := good.Key(); err != nil {
		t.Error(err)
	}
}
