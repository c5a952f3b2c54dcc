package keys

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"sync"

	"github.com/golang-jwt/jwt/v5"
)

// region:ring

// Pair is a key with the name by which tokens mention it.
type Pair struct {
	ID      string
	Private *ecdsa.PrivateKey
}

// NewPair makes a key. In production it lives in a KMS or a secret that
// all replicas of the issuer share.
func NewPair() (Pair, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	return Pair{rand.Text()[:8], key}, err
}

// Ring knows the key of tomorrow, of today and of yesterday.
type Ring struct {
	mu                      sync.RWMutex
	next, current, previous Pair
}

// Rotate makes one step; next has been in Set since the step before.
// Between two steps passes more than a verifier caches the Set, and more
// than a token lives.
func (r *Ring) Rotate(next Pair) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.previous, r.current, r.next = r.current, r.next, next
}

// Sign uses the key of today and says which one it is.
func (r *Ring) Sign(claims jwt.Claims) (string, error) {
	r.mu.RLock()
	key := r.current
	r.mu.RUnlock()
	token := jwt.NewWithClaims(jwt.SigningMethodES256, claims)
	token.Header["kid"] = key.ID
	token.Header["typ"] = "at+jwt" // an access token: RFC 9068
	return token.SignedString(key.Private)
}

// Set publishes all three: who has cached it knows the key of tomorrow,
// and tokens of yesterday are still good.
func (r *Ring) Set() (Set, error) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	var set Set
	for _, pair := range []Pair{r.next, r.current, r.previous} {
		if pair.Private == nil {
			continue
		}
		key, err := public(pair.ID, &pair.Private.PublicKey)
		if err != nil {
			return Set{}, err
		}
		set.Keys = append(set.Keys, key)
	}
	return set, nil
}

// endregion

// NewRing returns a ring that can sign.
func NewRing() (*Ring, error) {
	var r Ring
	for range 2 {
		pair, err := NewPair()
		if err != nil {
			return nil, err
		}
		r.Rotate(pair)
	}
	return &r, nil
}
