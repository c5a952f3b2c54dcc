// Package gen is the task of the page: a load generator that does not let
// the service set the pace.
package gen

import (
	"context"
	"time"
)

// Send sends one request and returns when the answer is there.
type Send func(ctx context.Context) error

// Result is what became of a request.
type Result struct {
	Planned time.Time
	Latency time.Duration
	Err     error
}
