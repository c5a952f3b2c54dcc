// Package leak asks the runtime for goroutines that can never go on.
package leak

import (
	"runtime/pprof"
	"strings"
)

// region:leaked

// Leaked returns the goroutine-leak profile as text (since Go 1.27).
func Leaked() (string, error) {
	var text strings.Builder
	err := pprof.Lookup("goroutineleak").WriteTo(&text, 1)
	return text.String(), err
}

// endregion
