// Command conflict registers two patterns of which neither is narrower.
package main

import "net/http"

// region:conflict
func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /notes/{id}", show)
	mux.HandleFunc("/notes/latest", show) // any method, one path
}

// endregion

func show(http.ResponseWriter, *http.Request) {}
