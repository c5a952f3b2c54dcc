// Command hello serves notes from memory.
package main

import (
	"fmt"
	"log"
	"net/http"
	"time"
)

func routes(notes map[string]string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /notes/{id}", func(
		w http.ResponseWriter, r *http.Request,
	) {
		note, ok := notes[r.PathValue("id")]
		if !ok {
			http.Error(w, "no such note", http.StatusNotFound)
			return // Error does not end the handler
		}
		fmt.Fprintln(w, note)
	})
	return mux
}

func main() {
	server := &http.Server{
		Addr:              "localhost:8080",
		Handler:           routes(map[string]string{"7": "buy milk"}),
		ReadHeaderTimeout: 5 * time.Second, // zero is no limit at all
	}
	log.Fatal(server.ListenAndServe())
}
