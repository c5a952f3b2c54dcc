// Package contract holds a server's answers to its document, in tests.
package contract

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"route500k/content/2-acceleration/openapi/faults"
)

// region:watch

// Watch fails the test when an answer of h breaks the contract, and at
// its end when something promised has never been seen.
func Watch(
	t testing.TB, doc *openapi3.T, h http.Handler,
) http.Handler {
	t.Helper()
	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	seen := map[string]bool{}
	t.Cleanup(func() {
		for promise := range promises(doc) {
			if !seen[promise] {
				t.Errorf("never answered: %s", promise)
			}
		}
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		route, params, err := router.FindRoute(r)
		if err != nil { // not of this contract
			h.ServeHTTP(w, r)
			return
		}
		got := httptest.NewRecorder()
		h.ServeHTTP(got, r)
		name := status(route.Operation, got.Code)
		mu.Lock()
		seen[route.Operation.OperationID+" "+name] = true
		mu.Unlock()
		err = openapi3filter.ValidateResponse(r.Context(),
			&openapi3filter.ResponseValidationInput{
				RequestValidationInput: &openapi3filter.
					RequestValidationInput{
					Request: r, PathParams: params, Route: route,
				},
				Status: got.Code, Header: got.Header(),
				Body: io.NopCloser(bytes.NewReader(got.Body.Bytes())),
				Options: &openapi3filter.Options{
					MultiError: true, IncludeResponseStatus: true,
				},
			})
		for _, line := range lines(err) {
			t.Errorf("%s %d: %s",
				route.Operation.OperationID, got.Code, line)
		}
		replay(w, got)
	})
}

// endregion

// promises are all answers that the document names.
func promises(doc *openapi3.T) map[string]bool {
	all := map[string]bool{}
	for _, item := range doc.Paths.Map() {
		for _, op := range item.Operations() {
			for code := range op.Responses.Map() {
				all[op.OperationID+" "+code] = true
			}
		}
	}
	return all
}

// status is the key under which the document has the code.
func status(op *openapi3.Operation, code int) string {
	if op.Responses.Status(code) == nil {
		return "default"
	}
	return strconv.Itoa(code)
}

// lines says in short what is wrong.
func lines(err error) []string {
	if err == nil {
		return nil
	}
	var said []string
	for _, fault := range faults.Of(err) {
		said = append(said, fmt.Sprintf("%s: %s",
			fault.Pointer, fault.Detail))
	}
	if said != nil {
		return said
	}
	if wrong, ok := errors.AsType[*openapi3filter.ResponseError](err); ok {
		return []string{wrong.Error()}
	}
	head, _, _ := strings.Cut(err.Error(), "\n")
	return []string{head}
}

func replay(w http.ResponseWriter, got *httptest.ResponseRecorder) {
	for name, values := range got.Header() {
		w.Header()[name] = values
	}
	w.WriteHeader(got.Code)
	w.Write(got.Body.Bytes())
}
