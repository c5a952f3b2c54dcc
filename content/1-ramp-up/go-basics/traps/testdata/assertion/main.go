// Command assertion guesses the type of a JSON number.
package main

import (
	"encoding/json"
	"fmt"
)

// region:assertion
func main() {
	var order map[string]any
	if err := json.Unmarshal([]byte(`{"id": 7}`), &order); err != nil {
		panic(err)
	}
	id, ok := order["id"].(int)
	fmt.Println(id, ok)
	fmt.Println(order["id"].(int)) // without ok: a panic
}

// endregion
