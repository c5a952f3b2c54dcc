// Package jsonv2 compares encoding/json with encoding/json/v2 (Go 1.27).
package jsonv2

import (
	v1 "encoding/json"
	v2 "encoding/json/v2"
	"fmt"
	"strings"
	"testing"
	"time"
)

// region:marshal
func Example_marshal() {
	type note struct {
		Tags  []string  `json:"tags"`           // nil
		Done  bool      `json:"done,omitempty"` // false
		Due   time.Time `json:"due,omitempty"`  // a struct is never empty
		Later time.Time `json:"later,omitzero"` // since Go 1.24
		HTML  string    `json:"html,omitempty"` // <b>
		owner string    // not exported: never there
	}
	n := note{HTML: "<b>", owner: "me"}
	old, _ := v1.Marshal(n)
	now, _ := v2.Marshal(n)
	fmt.Println(string(old))
	fmt.Println(string(now))
	// Output:
	// {"tags":null,"due":"0001-01-01T00:00:00Z","html":"\u003cb\u003e"}
	// {"tags":[],"done":false,"due":"0001-01-01T00:00:00Z","html":"<b>"}
}

// endregion

// region:unmarshal
func Example_unmarshal() {
	type user struct {
		Name  string `json:"name"`
		Admin bool   `json:"admin"`
	}
	body := []byte(`{"name":"Ann","admin":false,"ADMIN":true}`)
	var old, now user
	fmt.Println(v1.Unmarshal(body, &old), old.Admin) // any case fits
	fmt.Println(v2.Unmarshal(body, &now), now.Admin) // exact names

	body = []byte(`{"name":"Ann","name":"Eve"}`)
	fmt.Println(v1.Unmarshal(body, &old), old.Name) // the last one wins
	fmt.Println(v2.Unmarshal(body, &now) != nil)
	// Output:
	// <nil> true
	// <nil> false
	// <nil> Eve
	// true
}

// endregion

func TestNumbers(t *testing.T) {
	const id = 9007199254740993 // 2^53 + 1
	body := []byte(`{"id":9007199254740993}`)
	var loose map[string]any
	if err := v1.Unmarshal(body, &loose); err != nil {
		t.Fatal(err)
	}
	if f, ok := loose["id"].(float64); !ok || int64(f) == id {
		t.Errorf("any holds %T %v, want a rounded float64", f, f)
	}
	var exact struct {
		ID int64 `json:"id"`
	}
	if err := v1.Unmarshal(body, &exact); err != nil || exact.ID != id {
		t.Errorf("int64: %d, %v", exact.ID, err)
	}
	// For clients in JavaScript: a number in a string.
	text, err := v2.Marshal(struct {
		ID int64 `json:"id,string"`
	}{id})
	if err != nil || string(text) != `{"id":"9007199254740993"}` {
		t.Errorf("got %s, %v", text, err)
	}
}

func TestDuration(t *testing.T) {
	old, err := v1.Marshal(time.Second)
	if err != nil || string(old) != "1000000000" {
		t.Errorf("v1: %s, %v; want nanoseconds", old, err)
	}
	if now, err := v2.Marshal(time.Second); err == nil {
		t.Errorf("v2: %s, want an error", now)
	}
}

func TestDecoderLeavesTheRest(t *testing.T) {
	type page struct{ N int }
	var p page
	const body = `{"N":1}garbage`
	decoder := v1.NewDecoder(strings.NewReader(body))
	if err := decoder.Decode(&p); err != nil {
		t.Errorf("Decode: %v; it is known to stop early", err)
	}
	if err := v1.Unmarshal([]byte(body), &p); err == nil {
		t.Error("Unmarshal takes garbage")
	}
	if err := v2.UnmarshalRead(strings.NewReader(body), &p); err == nil {
		t.Error("v2 takes garbage")
	}
}

func TestZeroOrAbsent(t *testing.T) {
	type patch struct {
		Title *string `json:"title"` // nil: absent or null
	}
	var absent, empty patch
	if err := v2.Unmarshal([]byte(`{}`), &absent); err != nil {
		t.Fatal(err)
	}
	if err := v2.Unmarshal([]byte(`{"title":""}`), &empty); err != nil {
		t.Fatal(err)
	}
	if absent.Title != nil || empty.Title == nil {
		t.Errorf("absent %v, empty %v", absent.Title, empty.Title)
	}
}
