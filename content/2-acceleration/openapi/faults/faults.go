// Package faults reads the errors of the validator.
package faults

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"route500k/content/1-ramp-up/http-server/problem"
)

// region:faults

// Of finds the faults of a body that are not made of others, by place.
func Of(err error) []problem.Fault {
	var found []problem.Fault
	collect(err, &found)
	slices.SortFunc(found, func(a, b problem.Fault) int {
		return cmp.Or(strings.Compare(a.Pointer, b.Pointer),
			strings.Compare(a.Detail, b.Detail))
	})
	return found
}

func collect(err error, found *[]problem.Fault) {
	if all, ok := errors.AsType[openapi3.MultiError](err); ok {
		for _, err := range all {
			collect(err, found)
		}
		return
	}
	fault, ok := errors.AsType[*openapi3.SchemaError](err)
	if !ok {
		return
	}
	pointer := ""
	for _, name := range fault.JSONPointer() {
		pointer += "/" + escape.Replace(name)
	}
	why := fault.Reason
	// "error at "/a": at '/a': minimum: got 0, want 1": the last part.
	if _, tail, ok := strings.Cut(why, "at '"); ok {
		_, why, _ = strings.Cut(tail, "': ")
	}
	*found = append(*found, problem.Fault{Pointer: pointer, Detail: why})
}

var escape = strings.NewReplacer("~", "~0", "/", "~1") // RFC 6901

// endregion
