// Package ifaces shows interface values at work.
package ifaces

import (
	"fmt"
	"time"
)

// region:switch

// Field renders a value for a log line.
func Field(v any) string {
	switch v := v.(type) { // v has the type of its case
	case nil:
		return "null"
	case string:
		return fmt.Sprintf("%q", v)
	case int, int64: // v is still any here
		return fmt.Sprint(v)
	case fmt.Stringer: // an interface: any type that has the method
		return v.String()
	case error:
		return "error: " + v.Error()
	default:
		return fmt.Sprintf("%T", v)
	}
}

// endregion

// region:assert

// Shift is a working day.
type Shift struct{ From, To time.Duration }

func (s Shift) String() string { return fmt.Sprint(s.From, "–", s.To) }

// The compiler checks the promise here, not at the first use.
var _ fmt.Stringer = Shift{}

// endregion
