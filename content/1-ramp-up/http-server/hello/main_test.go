package main

import (
	"fmt"
	"net/http/httptest"
	"strings"
)

// region:example
func Example() {
	handler := routes(map[string]string{"7": "buy milk"})
	for _, line := range []string{
		"GET /notes/7", "GET /notes/8", "POST /notes/7", "GET /tags",
	} {
		method, path, _ := strings.Cut(line, " ")
		w := httptest.NewRecorder() // no network
		handler.ServeHTTP(w, httptest.NewRequest(method, path, nil))
		fmt.Println(line, "→", w.Code, strings.TrimSpace(w.Body.String()))
	}
	// Output:
	// GET /notes/7 → 200 buy milk
	// GET /notes/8 → 404 no such note
	// POST /notes/7 → 405 Method Not Allowed
	// GET /tags → 404 404 page not found
}

// endregion
