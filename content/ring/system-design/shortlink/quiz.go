package shortlink

import (
	"fmt"
	"io"
)

// Wrapped shuffles by multiplication, in numbers that are too small.
func Wrapped(out io.Writer) {
	// region:wrapped
	const codes, factor = 25, 13 // without a common divisor
	shuffle := func(n uint8) uint8 { return n * factor % codes }

	fmt.Fprintln(out, shuffle(1), shuffle(2), shuffle(3))
	fmt.Fprintln(out, shuffle(8), shuffle(20), 20*factor%codes)
	// endregion
}
