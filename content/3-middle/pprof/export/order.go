// Package export is the task of the page: a report that does not litter.
package export

import "time"

// Order is a line of the report.
type Order struct {
	ID       int64
	Customer string
	Kopecks  int64 // not negative
	Paid     time.Time
}
