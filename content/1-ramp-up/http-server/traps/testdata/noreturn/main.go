// Command noreturn goes on after an error.
package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
)

// region:noreturn
func pay(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("card") == "" {
		http.Error(w, "no card", http.StatusBadRequest)
		// cure: return
	}
	w.WriteHeader(http.StatusCreated)
	fmt.Fprintln(w, "paid")
}

// endregion

func main() {
	server := httptest.NewUnstartedServer(http.HandlerFunc(pay))
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
	fmt.Printf("%s\n%s", response.Status, body)
}
