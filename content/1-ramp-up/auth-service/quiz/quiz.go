// Package quiz holds programs of the questions.
package quiz

import (
	"fmt"
	"strings"
)

func letters() {
	// region:letters
	typed := "mi\u212Ae@example.com" // K, the sign of the kelvin
	lower, upper := strings.ToLower(typed), strings.ToUpper(typed)

	fmt.Println(typed == "mike@example.com")
	fmt.Println(strings.EqualFold(typed, "mike@example.com"))
	fmt.Println(lower == "mike@example.com")
	fmt.Println(upper == "MIKE@EXAMPLE.COM")
	// endregion
}
