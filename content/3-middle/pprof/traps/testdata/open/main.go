// What becomes visible when somewhere net/http/pprof is imported.
package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	_ "net/http/pprof" // or a package that you import does so
)

// region:open
func main() {
	http.HandleFunc("GET /catalog", catalog)
	own := http.NewServeMux()
	own.HandleFunc("GET /catalog", catalog)

	show("ListenAndServe(addr, nil):", http.DefaultServeMux)
	show("ListenAndServe(addr, own):", own)
}

func show(name string, handler http.Handler) {
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet,
		"/debug/pprof/cmdline", nil))
	fmt.Println(name, answer.Code)
}

// endregion

func catalog(http.ResponseWriter, *http.Request) {}
