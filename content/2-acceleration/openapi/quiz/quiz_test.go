package quiz

import (
	"encoding/json"
	v2 "encoding/json/v2"
	"testing"
)

// TestGoReads holds what the answers say of Go's own decoders.
func TestGoReads(t *testing.T) {
	var body struct {
		Count int `json:"count"`
	}
	one := []byte(`{"count":1.0}`)
	if json.Unmarshal(one, &body) == nil || v2.Unmarshal(one, &body) == nil {
		t.Error("1.0 became an int")
	}
	twice := []byte(`{"count":1,"count":2}`)
	if err := json.Unmarshal(twice, &body); err != nil || body.Count != 2 {
		t.Errorf("v1: %v, %d", err, body.Count)
	}
	if v2.Unmarshal(twice, &body) == nil {
		t.Error("v2 takes a repeated name")
	}
}

func Example_integers() {
	integers()
	// Output:
	// {"count":1.0}  ok
	// {"count":1e2}  ok
	// {"count":"1"}  refused: /count got string, want integer
	// {"count":1.5}  refused: /count got number, want integer
	// {}             ok
}

func Example_nulls() {
	nulls()
	// Output:
	// {}             refused:  missing property 'note'
	// {"note":null}  ok
	// {"note":""}    refused: /note minLength: got 0, want 1
	// {"note":"x"}   ok
}

func Example_oneOf() {
	oneOf()
	// Output:
	// {"to":{"street":"Lenina 1"}}
	//   refused: /to 'oneOf' failed, subschemas 0, 1 matched
	// {"to":{"street":7}}
	//   ok
}
