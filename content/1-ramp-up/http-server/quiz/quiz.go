// Package quiz holds the programs of «what does it print?».
package quiz

import (
	"fmt"
	"net/http"
	"net/http/httptest"
)

// Late sets a header after the body has begun.
func Late() {
	// region:late
	h := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-A", "early")
		fmt.Fprint(w, "hi")
		w.Header().Set("X-B", "late")
		w.WriteHeader(http.StatusTeapot)
	}
	server := httptest.NewServer(http.HandlerFunc(h))
	defer server.Close()
	response, err := http.Get(server.URL)
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	fmt.Printf("%d %q %q\n", response.StatusCode,
		response.Header.Get("X-A"), response.Header.Get("X-B"))
	// endregion
}

// Double registers one handler under two patterns.
func Double() {
	// region:double
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "root")
	})
	mux.HandleFunc("POST /notes", func(
		w http.ResponseWriter, _ *http.Request,
	) {
		fmt.Fprint(w, "created")
	})
	for _, method := range []string{"POST", "GET", "DELETE"} {
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequest(method, "/notes", nil))
		fmt.Println(method, w.Code, w.Body)
	}
	// endregion
}
