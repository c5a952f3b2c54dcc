package capacity

import (
	"fmt"
	"io"
)

// Nines asks what is left of three nines.
func Nines(out io.Writer) {
	// region:nines
	five := Chain(0.999, 0.999, 0.999, 0.999, 0.999)
	fmt.Fprintf(out, "%.3f\n", five)
	fmt.Fprintf(out, "%.3f\n", AnyOf(2, five))
	fmt.Fprintf(out, "%.3f\n", Chain(AnyOf(2, five), 0.99))
	// endregion
}
