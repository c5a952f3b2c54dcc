// Command latestatus finds an error after the answer has begun.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
)

type report struct {
	Title string
	Rate  func() `json:"rate"` // what JSON cannot carry
}

// region:latestatus
func show(w http.ResponseWriter, _ *http.Request) {
	fmt.Fprintln(w, `{"items":`) // 200 OK has gone out
	if err := json.NewEncoder(w).Encode(report{}); err != nil {
		w.Header().Set("X-Error", "encode") // too late
		http.Error(w, "cannot encode", http.StatusInternalServerError)
	}
}

// endregion

func main() {
	server := httptest.NewUnstartedServer(http.HandlerFunc(show))
	server.Config.ErrorLog = log.New(os.Stdout, "", 0)
	server.Start()
	defer server.Close()
	response, err := server.Client().Get(server.URL)
	if err != nil {
		log.Fatal(err)
	}
	body, err := io.ReadAll(response.Body)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s, X-Error: %q\n%s", response.Status,
		response.Header.Get("X-Error"), body)
}
