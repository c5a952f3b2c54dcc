// Package edge holds requests to the contract before they reach a handler.
package edge

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"route500k/content/1-ramp-up/http-server/middleware"
	"route500k/content/1-ramp-up/http-server/problem"
	"route500k/content/2-acceleration/openapi/faults"
)

// region:edge

// Validate refuses what the contract does not promise to accept.
func Validate(doc *openapi3.T, limit int64) (
	middleware.Middleware, error,
) {
	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		return nil, err
	}
	options := &openapi3filter.Options{
		MultiError: true, // all faults at once
		// Who it is is the concern of another middleware.
		AuthenticationFunc: openapi3filter.NoopAuthenticationFunc,
	}
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(
			w http.ResponseWriter, r *http.Request,
		) {
			route, params, err := router.FindRoute(r)
			if err != nil { // not in the contract: not there
				problem.Write(w, problem.Problem{
					Status: http.StatusNotFound,
				})
				return
			}
			announce(w.Header(), route)
			// The validator reads the whole body into memory.
			r.Body = http.MaxBytesReader(w, r.Body, limit)
			input := &openapi3filter.RequestValidationInput{
				Request: r, PathParams: params, Route: route,
				Options: options,
			}
			err = openapi3filter.ValidateRequest(r.Context(), input)
			if err != nil {
				problem.Write(w, describe(err))
				return
			}
			next.ServeHTTP(w, r) // the body is there again
		})
	}, nil
}

// endregion

// region:describe

// describe turns the errors of the validator into one answer.
func describe(err error) problem.Problem {
	p := problem.Problem{Status: http.StatusBadRequest}
	all, ok := err.(openapi3.MultiError)
	if !ok {
		all = openapi3.MultiError{err}
	}
	var details []string
	for _, err := range all {
		wrong, ok := errors.AsType[*openapi3filter.RequestError](err)
		if !ok {
			return problem.Problem{Status: http.StatusBadRequest}
		}
		if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
			return problem.Problem{
				Status: http.StatusRequestEntityTooLarge,
			}
		}
		found := faults.Of(wrong.Err)
		switch {
		case wrong.Parameter != nil:
			details = append(details, fmt.Sprintf("%s %s: %s",
				wrong.Parameter.In, wrong.Parameter.Name,
				first(found, "is not valid")))
		case len(found) > 0:
			p.Errors = append(p.Errors, found...)
		case strings.HasPrefix(wrong.Reason, "header Content-Type"):
			return problem.Problem{
				Status: http.StatusUnsupportedMediaType,
			}
		default:
			details = append(details, "the body is not JSON")
		}
	}
	p.Detail = strings.Join(details, "; ")
	if p.Detail == "" { // well formed, but wrong
		p.Status = http.StatusUnprocessableEntity
	}
	return p
}

// endregion

func first(found []problem.Fault, otherwise string) string {
	if len(found) == 0 {
		return otherwise
	}
	return found[0].Detail
}

// region:announce

// announce tells of the end of an operation, as the contract has it.
func announce(h http.Header, route *routers.Route) {
	op := route.Operation
	if !op.Deprecated {
		return
	}
	if at, ok := day(op, "x-deprecated-at"); ok { // RFC 9745
		h.Set("Deprecation", fmt.Sprintf("@%d", at.Unix()))
	}
	if at, ok := day(op, "x-sunset"); ok { // RFC 8594
		h.Set("Sunset", at.Format(http.TimeFormat))
	}
	h.Set("Link", `</docs/changes>; rel="deprecation"`)
}

func day(op *openapi3.Operation, name string) (time.Time, bool) {
	text, _ := op.Extensions[name].(string)
	at, err := time.Parse(time.DateOnly, text)
	return at, err == nil
}

// endregion
