package parcel_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"route500k/content/internal/proof"
	"route500k/content/ring/testing/parcel"
)

// region:pact

// interaction is a line of the contract: the shop's question, and as much
// of the answer as the shop reads.
type interaction struct {
	Ask    string         `json:"ask"`
	Status int            `json:"status"`
	Answer map[string]any `json:"answer"`
}

func contract(t testing.TB) (all []interaction) {
	t.Helper()
	text, err := os.ReadFile("testdata/contract.json")
	if err == nil {
		err = json.Unmarshal(text, &all)
	}
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestShopKeepsContract runs at the shop: the contract is the network, and
// a question that is not in it fails.
func TestShopKeepsContract(t *testing.T) {
	lines := contract(t)
	network := replies(func(r *http.Request) (*http.Response, error) {
		i := slices.IndexFunc(lines, func(l interaction) bool {
			return l.Ask == r.URL.RequestURI()
		})
		if i < 0 {
			return nil, fmt.Errorf("not in the contract: %s", r.URL)
		}
		body, err := json.Marshal(lines[i].Answer)
		return &http.Response{
			StatusCode: lines[i].Status,
			Body:       io.NopCloser(strings.NewReader(string(body))),
		}, err
	})
	c := parcel.Client{HTTP: &http.Client{Transport: network}}
	got, err := c.Quote(t.Context(), "Kazan", 300)
	if want := (parcel.Quote{Price: 18000, Days: 2}); got != want {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
	_, err = c.Quote(t.Context(), "Atlantis", 300)
	if !errors.Is(err, parcel.ErrNoDelivery) {
		t.Errorf("got %v, want %v", err, parcel.ErrNoDelivery)
	}
}

// verify runs at the courier, in its CI: the handler must give at least
// what the contract says; more is its own affair.
func verify(t testing.TB, h http.Handler) (broken []string) {
	for _, line := range contract(t) {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", line.Ask, nil))
		if w.Code != line.Status {
			broken = append(broken, fmt.Sprintf("status %d, want %d",
				w.Code, line.Status))
		}
		if line.Answer == nil {
			continue
		}
		var got map[string]any
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
			broken = append(broken, err.Error())
		}
		for _, key := range slices.Sorted(maps.Keys(line.Answer)) {
			if got[key] != line.Answer[key] {
				broken = append(broken, fmt.Sprintf("%s: %v, want %v",
					key, got[key], line.Answer[key]))
			}
		}
	}
	return broken
}

// endregion

func TestCourierKeepsContract(t *testing.T) {
	for _, line := range verify(t, parcel.Courier()) {
		t.Error(line)
	}
	broken := strings.Join(verify(t, parcel.Renamed()), "\n")
	proof.Golden(t, "testdata/renamed.txt", broken)
}
