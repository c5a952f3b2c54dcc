package keys

import (
	"context"
	"crypto/ecdsa"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"
)

// region:remote

// Remote is the verifier's copy of somebody's Set.
type Remote struct {
	Fetch    func(context.Context) (Set, error)
	Fresh    time.Duration // after it the copy is fetched anew: 10 min
	Cooldown time.Duration // between two attempts: 30 s

	mu     sync.Mutex // one attempt at a time
	keys   map[string]*ecdsa.PublicKey
	asked  time.Time
	loaded time.Time
}

// Key finds a key by its name. An unknown name may be a new key, so the
// set is fetched, but not once per forged token. When the issuer is down,
// the old copy serves: its keys are no worse for that.
func (r *Remote) Key(
	ctx context.Context, id string,
) (*ecdsa.PublicKey, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := time.Now()
	key, known := r.keys[id]
	stale := !known || now.Sub(r.loaded) >= r.Fresh
	if stale && (r.asked.IsZero() || now.Sub(r.asked) >= r.Cooldown) {
		r.asked = now
		keys, err := r.load(ctx)
		if err == nil {
			r.keys, r.loaded = keys, now
			key, known = r.keys[id]
		} else if !known {
			return nil, fmt.Errorf("fetch keys: %w", err)
		}
	}
	if !known {
		return nil, fmt.Errorf("unknown key %q", id)
	}
	return key, nil
}

func (r *Remote) load(
	ctx context.Context,
) (map[string]*ecdsa.PublicKey, error) {
	set, err := r.Fetch(ctx)
	if err != nil {
		return nil, err
	}
	keys := make(map[string]*ecdsa.PublicKey, len(set.Keys))
	for _, jwk := range set.Keys {
		// A key that we do not understand is for somebody else.
		if key, err := jwk.Key(); err == nil {
			keys[jwk.ID] = key
		}
	}
	return keys, nil
}

// Get fetches a Set from an address of the configuration; a token never
// says where its key is to be found.
func Get(
	ctx context.Context, client *http.Client, url string,
) (set Set, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return Set{}, err
	}
	resp, err := client.Do(req)
	if err != nil {
		return Set{}, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return Set{}, fmt.Errorf("%s: %s", url, resp.Status)
	}
	err = json.NewDecoder(io.LimitReader(resp.Body, 1<<20)).Decode(&set)
	return set, err
}

// endregion
